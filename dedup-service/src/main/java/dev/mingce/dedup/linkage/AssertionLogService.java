package dev.mingce.dedup.linkage;

import dev.mingce.events.CustomerAccessed;
import dev.mingce.kit.Ids;
import dev.mingce.kit.audit.AccessEvents;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what people said of pairs. Runs inside the transaction that makes it hold. */
@ApplicationScoped
public class AssertionLogService {

  private static final int MOST_TOGETHER = 1_000;

  private final Assertions assertions;
  private final AccessEvents access;
  private final CurrentCaller caller;

  AssertionLogService(Assertions assertions, AccessEvents access, CurrentCaller caller) {
    this.assertions = assertions;
    this.access = access;
    this.caller = caller;
  }

  public Optional<Assertion> find(UUID id) {
    return assertions.find(id);
  }

  public Optional<Assertion> find(PairKey pair) {
    return assertions.find(pair);
  }

  /** The next assertions after an id. */
  public List<Assertion> after(@Nullable UUID customer, UUID after, int limit) {
    return assertions.after(customer, after, limit);
  }

  /** The caller says something of a pair, in the place of what was said before. */
  public Assertion say(
      PairKey pair, AssertionType type, String origin, String by, @Nullable String reason) {
    Assertion said = keep(pair, type, origin, by, reason);
    record("assert-" + type.code(), pair);
    return said;
  }

  private Assertion keep(
      PairKey pair, AssertionType type, String origin, String by, @Nullable String reason) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    assertions.put(new Assertion(Ids.next(), pair, type, origin, by, reason, now, 1));
    return assertions.find(pair).orElseThrow();
  }

  /** The caller takes back what was said. */
  public void takeBack(PairKey pair) {
    assertions.remove(pair);
    record("assertion-taken-back", pair);
  }

  // In the trail of either. The reason stays here, as it may name people.
  private void record(String action, PairKey pair) {
    record(action, pair.left(), pair.right());
    record(action, pair.right(), pair.left());
  }

  private void record(String action, UUID customer, UUID other) {
    access.record(
        caller.get(),
        new AccessEvents.Access(
            action, customer, CustomerAccessed.DONE, List.of("customer:" + other), null));
  }

  /** A merge was taken back: matching must never suggest it again. */
  public void unmerged(PairKey pair, String by) {
    boolean known =
        assertions.find(pair).filter(said -> said.type() == AssertionType.CANNOT_LINK).isPresent();
    if (!known) {
      keep(pair, AssertionType.CANNOT_LINK, "unmerge", by, null);
    }
  }

  /** The two were merged: what was said of them is done, or was overruled by who merged them. */
  public void settled(PairKey pair) {
    assertions.remove(pair);
  }

  /** Nothing stays that was said of the customer. */
  public void erased(UUID customer) {
    assertions.removeOf(customer);
  }

  /**
   * Whether saying it would contradict what people said of others: A and B must be one and B and C
   * too, so A and C cannot be two.
   */
  public boolean contradicts(PairKey pair, AssertionType type) {
    Set<UUID> left = together(pair.left(), pair);
    if (type == AssertionType.CANNOT_LINK) {
      return left.contains(pair.right());
    }
    Set<UUID> right = together(pair.right(), pair);
    for (Assertion said : assertions.of(left)) {
      PairKey other = said.pair();
      boolean across =
          (left.contains(other.left()) && right.contains(other.right()))
              || (right.contains(other.left()) && left.contains(other.right()));
      if (across && said.type() == AssertionType.CANNOT_LINK && !other.equals(pair)) {
        return true;
      }
    }
    return false;
  }

  private Set<UUID> together(UUID customer, PairKey without) {
    Set<UUID> together = new HashSet<>(Set.of(customer));
    Set<UUID> last = Set.of(customer);
    while (!last.isEmpty() && together.size() < MOST_TOGETHER) {
      Set<UUID> next = new HashSet<>();
      for (Assertion said : assertions.of(last)) {
        if (said.type() == AssertionType.MUST_LINK && !said.pair().equals(without)) {
          next.add(said.pair().left());
          next.add(said.pair().right());
        }
      }
      next.removeAll(together);
      together.addAll(next);
      last = next;
    }
    return together;
  }
}
