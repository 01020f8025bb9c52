package dev.mingce.dedup.intake;

import dev.mingce.dedup.blocking.BlockingKey;
import dev.mingce.dedup.candidates.BlockIndex;
import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.candidates.CustomerRecords;
import dev.mingce.dedup.candidates.FeatureSeal;
import dev.mingce.dedup.duplicates.PairDecisions;
import dev.mingce.events.CustomerErased;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.CustomerMerged;
import dev.mingce.events.CustomerUnmerged;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.events.sealed.SubjectKeyReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies one change inside the transaction of its batch.
 *
 * <p>Two kinds of locks keep concurrent transactions from missing each other. The blocking keys of
 * the batch are locked before anything is read, against candidates that are not committed yet
 * ({@link BlockIndex#lock}). The records that are compared are locked too, against a candidate that
 * changes while it is compared; should two batches ever wait for each other there, PostgreSQL ends
 * one of them, and it is applied again.
 */
@ApplicationScoped
class ChangeApplication {

  private final CustomerRecords customers;
  private final BlockIndex blocks;
  private final PairDecisions pairs;
  private final SubjectKeyReader subjectKeys;

  ChangeApplication(
      CustomerRecords customers,
      BlockIndex blocks,
      PairDecisions pairs,
      SubjectKeyReader subjectKeys) {
    this.customers = customers;
    this.blocks = blocks;
    this.pairs = pairs;
    this.subjectKeys = subjectKeys;
  }

  void apply(PreparedBatch batch, IncomingChange change) {
    if (batch.mustLock()) {
      blocks.lock(batch.blockingKeys().stream().map(BlockingKey::hash).toList());
      customers.lock(batch.customerIds());
    }
    CustomerFacts facts = change.event().customer();
    CustomerRecord stored = customers.find(facts.id()).orElse(null);
    if (stored != null && stored.version() >= facts.version()) {
      return; // An older version was delivered again; what it said is no longer true.
    }
    switch (change.content()) {
      case Content.Replaced replaced -> replace(batch, change, replaced);
      case Content.Kept _ -> keep(facts, stored);
      case Content.Dropped _ -> drop(change, facts);
    }
  }

  private void replace(PreparedBatch batch, IncomingChange change, Content.Replaced content) {
    CustomerFacts facts = change.event().customer();
    SubjectKey key = content.key();
    byte[] sealed = FeatureSeal.seal(key, facts.id(), content.features());
    customers.save(CustomerRecord.of(facts, key.kid(), sealed));
    blocks.replace(facts.id(), content.blockingKeys());
    settleMerges(change);
    Set<UUID> others = new TreeSet<>(blocks.holders(content.blockingKeys()));
    others.addAll(pairs.openPartners(Set.of(facts.id())));
    others.remove(facts.id());
    pairs.compare(
        new Candidate(facts.id(), facts.version(), content.features()), open(batch, others));
  }

  private void keep(CustomerFacts facts, @Nullable CustomerRecord stored) {
    String keyId = stored == null ? facts.keyId() : stored.keyId();
    customers.save(CustomerRecord.of(facts, keyId, stored == null ? null : stored.features()));
    pairs.unchanged(facts.id());
  }

  private void drop(IncomingChange change, CustomerFacts facts) {
    lockPartners(facts.id());
    customers.save(CustomerRecord.of(facts, facts.keyId(), null));
    blocks.replace(facts.id(), List.of());
    if (change.event() instanceof CustomerErased erased) {
      erased.erasedKeyIds().forEach(subjectKeys::forget);
      subjectKeys.forget(facts.keyId());
      pairs.erased(facts.id());
    } else {
      settleMerges(change);
      pairs.gone(facts.id());
    }
  }

  // Both sides tell of a merge, in either order.
  private void settleMerges(IncomingChange change) {
    if (change.event() instanceof CustomerMerged merged) {
      customers.lock(together(merged.survivorId(), merged.mergedIds()));
      pairs.merged(merged.survivorId(), merged.mergedIds());
    } else if (change.event() instanceof CustomerUnmerged unmerged) {
      customers.lock(together(unmerged.survivorId(), unmerged.restoredIds()));
      pairs.unmerged(unmerged.survivorId(), unmerged.restoredIds());
    }
  }

  private static Set<UUID> together(UUID survivorId, List<UUID> others) {
    Set<UUID> all = new TreeSet<>(others);
    all.add(survivorId);
    return all;
  }

  private void lockPartners(UUID customerId) {
    customers.lock(pairs.openPartners(Set.of(customerId)));
  }

  private List<Candidate> open(PreparedBatch batch, Set<UUID> ids) {
    List<Candidate> candidates = new ArrayList<>();
    for (CustomerRecord customer : customers.lock(ids).values()) {
      byte[] sealed = customer.features();
      if (sealed != null) {
        batch
            .keys()
            .find(customer.keyId())
            .map(key -> FeatureSeal.open(key, customer.id(), sealed))
            .ifPresent(features ->
                candidates.add(new Candidate(customer.id(), customer.version(), features)));
      }
    }
    return candidates;
  }
}
