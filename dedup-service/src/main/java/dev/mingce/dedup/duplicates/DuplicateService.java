package dev.mingce.dedup.duplicates;

import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.matching.MatchDecision;
import dev.mingce.dedup.matching.MatchPolicy;
import dev.mingce.dedup.scoring.MatchScore;
import dev.mingce.events.DedupDecision;
import dev.mingce.kit.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides about pairs, keeps the decisions and publishes them. Runs inside the transaction of the
 * change that made it necessary, which holds the locks of all customers concerned. Every method
 * ends with one verdict for the current version of each of them.
 */
@ApplicationScoped
public class DuplicateService {

  private final MatchPolicy policy;
  private final Pairs pairs;
  private final CannotLinks cannotLinks;
  private final Verdicts verdicts;
  private final PairEvents events;

  DuplicateService(
      MatchPolicy policy,
      Pairs pairs,
      CannotLinks cannotLinks,
      Verdicts verdicts,
      PairEvents events) {
    this.policy = policy;
    this.pairs = pairs;
    this.cannotLinks = cannotLinks;
    this.verdicts = verdicts;
    this.events = events;
  }

  /**
   * The other customers of the open pairs of these: they must be compared again when one changes.
   */
  public Set<UUID> openPartners(Collection<UUID> customerIds) {
    return pairs.openPartners(customerIds);
  }

  /** Compares a customer with its candidates anew. */
  public void compare(Candidate customer, List<Candidate> candidates) {
    Map<UUID, Pair> known = new HashMap<>();
    pairs.ofCustomer(customer.id()).forEach(pair -> known.put(pair.partnerOf(customer.id()), pair));
    Set<UUID> excluded = cannotLinks.of(customer.id());
    Set<UUID> concerned = concerned(customer.id());
    for (Candidate candidate : candidates) {
      Pair pair = known.get(candidate.id());
      boolean merged = pair != null && pair.state() == PairState.MERGED;
      if (!merged && !excluded.contains(candidate.id())) {
        concerned.add(candidate.id());
        decide(customer, candidate, pair);
      }
    }
    verdicts.refresh(concerned);
  }

  /** The customer has a new version in which nothing changed that matching looks at. */
  public void unchanged(UUID customerId) {
    verdicts.refresh(concerned(customerId));
  }

  /** Customers went into the survivor: what was suspected of each pair of them is done. */
  public void merged(UUID survivorId, Collection<UUID> mergedIds) {
    Set<UUID> concerned = concerned(survivorId);
    for (UUID mergedId : mergedIds) {
      concerned.add(mergedId);
      pairs
          .find(survivorId, mergedId)
          .filter(pair -> pair.state() != PairState.MERGED)
          .ifPresent(pair -> pairs.save(pair.inState(PairState.MERGED, now())));
    }
    verdicts.refresh(concerned);
  }

  /** A merge was taken back: a person said that these are different customers. */
  public void unmerged(UUID survivorId, Collection<UUID> restoredIds) {
    Set<UUID> concerned = concerned(survivorId);
    for (UUID restoredId : restoredIds) {
      concerned.add(restoredId);
      cannotLinks.add(survivorId, restoredId);
      pairs
          .find(survivorId, restoredId)
          .filter(pair -> pair.state() != PairState.WITHDRAWN)
          .ifPresent(pair -> withdraw(pair, WithdrawalReason.UNMERGED));
    }
    verdicts.refresh(concerned);
  }

  /** The customer went into another one; what was suspected of it and third ones is void. */
  public void absorbed(UUID customerId) {
    verdicts.refresh(withdrawOpen(customerId, WithdrawalReason.MERGED));
  }

  /** There is nothing left of the customer that could be compared. */
  public void emptied(UUID customerId) {
    verdicts.refresh(withdrawOpen(customerId, WithdrawalReason.NO_LONGER_MATCHES));
  }

  /** The customer was erased: no edge stays that could tell whom it resembled. */
  public void erased(UUID customerId) {
    Set<UUID> concerned = withdrawOpen(customerId, WithdrawalReason.ERASED);
    pairs.removeOf(customerId);
    cannotLinks.removeOf(customerId);
    verdicts.refresh(concerned);
  }

  private void decide(Candidate customer, Candidate candidate, @Nullable Pair known) {
    MatchDecision decision = policy.decide(customer.features(), candidate.features());
    UUID id = known == null ? Ids.next() : known.id();
    String code = code(decision);
    MatchScore score = decision.score();
    switch (decision) {
      case MatchDecision.Merge _, MatchDecision.Review _ ->
          suspect(Pair.of(id, customer, candidate, score, code, PairState.OPEN, now()), known);
      case MatchDecision.Distinct _ -> {
        if (known != null && known.isOpen()) {
          withdraw(
              Pair.of(id, customer, candidate, score, code, PairState.OPEN, now()),
              WithdrawalReason.NO_LONGER_MATCHES);
        }
      }
    }
  }

  private void suspect(Pair pair, @Nullable Pair known) {
    pairs.save(pair);
    if (known == null || !known.isOpen()) {
      events.found(pair);
      events.requested(pair);
    } else if (!known.decision().equals(pair.decision())) {
      events.requested(pair);
    }
  }

  private void withdraw(Pair pair, WithdrawalReason reason) {
    Pair withdrawn = pair.inState(PairState.WITHDRAWN, now());
    pairs.save(withdrawn);
    events.withdrawn(withdrawn, reason);
  }

  private Set<UUID> withdrawOpen(UUID customerId, WithdrawalReason reason) {
    Set<UUID> concerned = concerned(customerId);
    for (Pair pair : pairs.ofCustomer(customerId)) {
      if (pair.isOpen()) {
        concerned.add(pair.partnerOf(customerId));
        withdraw(pair, reason);
      }
    }
    return concerned;
  }

  private static Set<UUID> concerned(UUID customerId) {
    Set<UUID> concerned = new TreeSet<>();
    concerned.add(customerId);
    return concerned;
  }

  private static String code(MatchDecision decision) {
    return switch (decision) {
      case MatchDecision.Merge _ -> DedupDecision.AUTO_MERGE;
      case MatchDecision.Review _ -> DedupDecision.REVIEW;
      case MatchDecision.Distinct _ -> DedupDecision.DISTINCT;
    };
  }

  // PostgreSQL keeps microseconds; what is published must equal what is stored.
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
