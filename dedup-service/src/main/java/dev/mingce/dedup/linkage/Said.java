package dev.mingce.dedup.linkage;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people said of pairs. */
record Said(Map<PairKey, Assertion> byPair, Set<PairKey> musts, Set<PairKey> cannots) {

  static Said of(Collection<Assertion> assertions) {
    Said said = new Said(new HashMap<>(), new HashSet<>(), new HashSet<>());
    for (Assertion one : assertions) {
      said.byPair.put(one.pair(), one);
      switch (one.type()) {
        case MUST_LINK -> said.musts.add(one.pair());
        case CANNOT_LINK -> said.cannots.add(one.pair());
      }
    }
    return said;
  }

  @Nullable Assertion must(PairKey pair) {
    return musts.contains(pair) ? byPair.get(pair) : null;
  }

  Set<UUID> partnersOf(UUID customer) {
    Set<UUID> partners = new HashSet<>();
    for (PairKey pair : byPair.keySet()) {
      partners.add(pair.left().equals(customer) ? pair.right() : pair.left());
    }
    return partners;
  }
}
