package dev.mingce.dedup.duplicates;

import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.candidates.ErasureListener;
import dev.mingce.dedup.candidates.FetchedKeys;
import dev.mingce.dedup.linkage.AssertionLogService;
import dev.mingce.dedup.linkage.Comparison;
import dev.mingce.dedup.linkage.Linkage;
import dev.mingce.dedup.linkage.LinkageService;
import dev.mingce.dedup.linkage.LinkedPair;
import dev.mingce.dedup.linkage.PairKey;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns what linkage finds into decisions, keeps them and publishes them. Runs inside the
 * transaction of the change that made it necessary, which holds the locks of all customers
 * concerned. Every method ends with one verdict for the current version of each of them.
 */
@ApplicationScoped
public class DuplicateService {

  private final LinkageService linkage;
  private final AssertionLogService assertions;
  private final Pairs pairs;
  private final Verdicts verdicts;
  private final Outbox outbox;
  private final Instance<PairListener> listeners;
  private final Instance<ErasureListener> erasures;

  DuplicateService(
      LinkageService linkage,
      AssertionLogService assertions,
      Pairs pairs,
      Verdicts verdicts,
      Outbox outbox,
      Instance<PairListener> listeners,
      Instance<ErasureListener> erasures) {
    this.linkage = linkage;
    this.assertions = assertions;
    this.pairs = pairs;
    this.verdicts = verdicts;
    this.outbox = outbox;
    this.listeners = listeners;
    this.erasures = erasures;
  }

  /** Compares customers, each another one, with their candidates anew. */
  public void compare(SubjectKind kind, List<Comparison> changed, FetchedKeys keys) {
    Map<UUID, String> traces = new HashMap<>();
    for (Comparison one : changed) {
      if (one.traceparent() != null) {
        traces.put(one.id(), one.traceparent());
      }
    }
    for (Linkage found : linkage.connect(kind, changed, keys)) {
      settle(found, traces, WithdrawalReason.NO_LONGER_MATCHES);
    }
  }

  /** A person said something of these customers. */
  public void reconsider(SubjectKind kind, PairKey pair, FetchedKeys keys) {
    settle(linkage.asserted(kind, pair, keys), Map.of(), WithdrawalReason.ASSERTED_DISTINCT);
  }

  public Optional<Pair> find(UUID id) {
    return pairs.find(id);
  }

  public Optional<Pair> find(PairKey pair) {
    return pairs.find(pair.left(), pair.right());
  }

  /**
   * The customer has a new version in which nothing changed that matching looks at. A merge that
   * waits names the versions that were compared, so it is asked for again.
   */
  public void unchanged(UUID customerId, long version) {
    PairChanges changes = new PairChanges();
    for (Pair pair : pairs.ofCustomer(customerId)) {
      if (pair.isOpen() && pair.isMerge() && pair.requested()) {
        Pair newer = pair.withVersion(customerId, version, now());
        changes.save(newer);
        changes.requested(newer);
      }
    }
    write(changes);
    verdicts.refresh(Set.of(customerId));
  }

  /** Customers went into the survivor: what was suspected of each pair of them is done. */
  public void merged(UUID survivorId, Collection<UUID> mergedIds) {
    PairChanges changes = new PairChanges();
    Set<UUID> concerned = concerned(survivorId);
    for (UUID mergedId : mergedIds) {
      concerned.add(mergedId);
      assertions.settled(PairKey.of(survivorId, mergedId));
      pairs
          .find(survivorId, mergedId)
          .filter(pair -> pair.state() != PairState.MERGED)
          .ifPresent(pair -> changes.save(pair.inState(PairState.MERGED, now())));
    }
    write(changes);
    verdicts.refresh(concerned);
  }

  /** A merge was taken back: a person said that these are different customers. */
  public void unmerged(UUID survivorId, Collection<UUID> restoredIds, String by) {
    PairChanges changes = new PairChanges();
    Set<UUID> concerned = concerned(survivorId);
    for (UUID restoredId : restoredIds) {
      concerned.add(restoredId);
      assertions.unmerged(PairKey.of(survivorId, restoredId), by);
      pairs
          .find(survivorId, restoredId)
          .filter(pair -> pair.state() != PairState.WITHDRAWN)
          .ifPresent(pair -> withdraw(changes, pair, WithdrawalReason.UNMERGED));
    }
    write(changes);
    verdicts.refresh(concerned);
  }

  /** The customer went into another one; what was suspected of it and third ones is void. */
  public void absorbed(SubjectKind kind, UUID customerId, FetchedKeys keys) {
    leave(kind, customerId, keys, WithdrawalReason.MERGED);
  }

  /** There is nothing left of the customer that could be compared. */
  public void emptied(SubjectKind kind, UUID customerId, FetchedKeys keys) {
    leave(kind, customerId, keys, WithdrawalReason.NO_LONGER_MATCHES);
  }

  /** The customer was erased: no edge stays that could tell whom it resembled. */
  public void erased(SubjectKind kind, UUID customerId, FetchedKeys keys) {
    leave(kind, customerId, keys, WithdrawalReason.ERASED);
    pairs.removeOf(customerId);
    assertions.erased(customerId);
    erasures.forEach(listener -> listener.forget(customerId));
  }

  private void leave(SubjectKind kind, UUID customerId, FetchedKeys keys, WithdrawalReason reason) {
    Set<UUID> concerned = withdrawOpen(customerId, reason);
    Linkage rest = linkage.disconnect(kind, customerId, keys);
    settle(rest, Map.of(), WithdrawalReason.NO_LONGER_MATCHES);
    verdicts.refresh(concerned);
  }

  // Of two customers of whom a person said that they are two, that is the reason.
  private void settle(Linkage found, Map<UUID, String> traces, WithdrawalReason reason) {
    PairChanges changes = new PairChanges(traces);
    Map<PairKey, Pair> known = new HashMap<>();
    pairs.ofAny(found.touched()).forEach(pair -> known.put(pair.key(), pair));
    Set<PairKey> suspected = new HashSet<>();
    for (LinkedPair linked : found.pairs()) {
      PairKey key = new PairKey(linked.left().id(), linked.right().id());
      suspected.add(key);
      suspect(changes, linked, known.get(key));
    }
    for (Pair pair : known.values()) {
      boolean others =
          !found.touched().contains(pair.left()) || !found.touched().contains(pair.right());
      boolean own = found.changed().contains(pair.left()) || found.changed().contains(pair.right());
      if (pair.isOpen() && !suspected.contains(pair.key()) && (own || !others)) {
        withdraw(changes, distinct(pair, found), reason);
      }
    }
    write(changes);
    Set<UUID> concerned = new TreeSet<>(found.touched());
    known.values().forEach(pair -> concerned.addAll(List.of(pair.left(), pair.right())));
    verdicts.refresh(concerned);
  }

  private void suspect(PairChanges changes, LinkedPair linked, @Nullable Pair known) {
    if (known != null && known.state() == PairState.MERGED) {
      return;
    }
    Pair pair = Pair.of(known == null ? Ids.next() : known.id(), linked, now());
    if (known != null && known.saysTheSame(pair)) {
      return;
    }
    changes.save(pair);
    if (known == null || !known.isOpen()) {
      changes.found(pair);
      ask(changes, pair);
    } else if (!known.decision().equals(pair.decision()) || isOutdated(known, pair)) {
      ask(changes, pair);
    }
  }

  private static void ask(PairChanges changes, Pair pair) {
    if (pair.requested()) {
      changes.requested(pair);
    }
  }

  private static boolean isOutdated(Pair known, Pair pair) {
    return pair.isMerge() && (!known.requested() || !known.isOfSameVersions(pair));
  }

  private Pair distinct(Pair pair, Linkage found) {
    Candidate left = found.opened().get(pair.left());
    Candidate right = found.opened().get(pair.right());
    return left == null || right == null
        ? pair
        : pair.distinct(
            left.version(),
            right.version(),
            linkage.judge(left.record().kind(), left, right),
            found.modelVersion());
  }

  private static void withdraw(PairChanges changes, Pair pair, WithdrawalReason reason) {
    changes.withdraw(pair.inState(PairState.WITHDRAWN, now()), reason);
  }

  private void write(PairChanges changes) {
    List<Pair> changed = changes.pairs();
    if (!changed.isEmpty()) {
      pairs.save(changed);
      listeners.forEach(listener -> listener.changed(changed));
    }
    if (!changes.messages().isEmpty()) {
      outbox.append(changes.messages());
    }
  }

  private Set<UUID> withdrawOpen(UUID customerId, WithdrawalReason reason) {
    PairChanges changes = new PairChanges();
    Set<UUID> concerned = concerned(customerId);
    for (Pair pair : pairs.ofCustomer(customerId)) {
      if (pair.isOpen()) {
        concerned.add(pair.partnerOf(customerId));
        withdraw(changes, pair, reason);
      }
    }
    write(changes);
    return concerned;
  }

  private static Set<UUID> concerned(UUID customerId) {
    Set<UUID> concerned = new TreeSet<>();
    concerned.add(customerId);
    return concerned;
  }

  // PostgreSQL keeps microseconds; what is published must equal what is stored.
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
