package dev.mingce.dedup.candidates;

import dev.mingce.dedup.blocking.BlockingKey;
import dev.mingce.dedup.normalize.CustomerFeatures;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.sealed.SubjectKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the features of customers and finds who shares a blocking key with whom.
 *
 * <p>Two kinds of locks keep concurrent transactions from missing each other. Blocking keys are
 * locked before anything is read, against candidates that are not committed yet ({@link
 * BlockIndex#lock}). The records that are compared are locked too, against a candidate that changes
 * while it is compared; should two transactions ever wait for each other there, PostgreSQL ends one
 * of them, and its batch is applied again.
 */
@ApplicationScoped
public class CandidateService {

  private final CustomerRecords customers;
  private final BlockIndex blocks;

  CandidateService(CustomerRecords customers, BlockIndex blocks) {
    this.customers = customers;
    this.blocks = blocks;
  }

  /** The locks of a transaction, taken before it reads anything. */
  public void lock(Collection<BlockingKey> blockingKeys, Collection<UUID> customerIds) {
    blocks.lock(blockingKeys.stream().map(BlockingKey::hash).toList());
    customers.lock(customerIds);
  }

  /** Keeps everybody else from changing these customers until the transaction ends. */
  public void lock(Collection<UUID> customerIds) {
    customers.lock(customerIds);
  }

  public Optional<CustomerRecord> find(UUID customerId) {
    return customers.find(customerId);
  }

  /** The customers with one of the keys; of an overfull key only the newest. */
  public Set<UUID> holders(Collection<BlockingKey> blockingKeys) {
    return blocks.holders(blockingKeys);
  }

  /** Ids of the subject keys under which features of these customers are sealed. */
  public Set<String> keyIds(Collection<UUID> customerIds) {
    return customers.keyIds(customerIds);
  }

  /** Locks these customers and opens their features, without those whose key is destroyed. */
  public List<Candidate> open(
      Collection<UUID> customerIds, Function<String, Optional<SubjectKey>> keys) {
    List<Candidate> candidates = new ArrayList<>();
    for (CustomerRecord customer : customers.lock(customerIds).values()) {
      byte[] sealed = customer.features();
      if (sealed != null) {
        keys.apply(customer.keyId())
            .map(key -> FeatureSeal.open(key, customer.id(), sealed))
            .ifPresent(features ->
                candidates.add(new Candidate(customer.id(), customer.version(), features)));
      }
    }
    return candidates;
  }

  /**
   * The customer has these features and keys as of this version.
   *
   * @param stored what was kept before, if anything
   * @return the newest version that is known now, which may be a later one
   */
  public long replace(
      CustomerFacts facts,
      @Nullable CustomerRecord stored,
      SubjectKey key,
      CustomerFeatures features,
      List<BlockingKey> blockingKeys) {
    byte[] sealed = FeatureSeal.seal(key, facts.id(), features);
    CustomerRecord customer = CustomerRecord.withContent(facts, stored, key.kid(), sealed);
    customers.save(customer);
    blocks.replace(facts.id(), blockingKeys);
    return customer.version();
  }

  /** The customer has a new version with the features of the stored one, if there is one. */
  public void keep(CustomerFacts facts, @Nullable CustomerRecord stored) {
    customers.save(CustomerRecord.withoutContent(facts, stored));
  }

  /** Nothing of the customer stays but which versions were applied. */
  public void drop(CustomerFacts facts, @Nullable CustomerRecord stored) {
    customers.save(CustomerRecord.withContent(facts, stored, facts.keyId(), null));
    blocks.replace(facts.id(), List.of());
  }
}
