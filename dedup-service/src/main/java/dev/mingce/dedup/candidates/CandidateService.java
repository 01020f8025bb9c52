package dev.mingce.dedup.candidates;

import dev.mingce.dedup.blocking.StoredKey;
import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.matching.NameTerms;
import dev.mingce.dedup.matching.RecordTerms;
import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.problem.TransientFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is matched of customers and finds who shares a key with whom.
 *
 * <p>Two kinds of locks keep concurrent transactions from missing each other. Keys are locked
 * before anything is read, against candidates that are not committed yet ({@link BlockIndex#lock}).
 * The records that are compared are locked too, against a candidate that changes while it is
 * compared; should two transactions ever wait for each other there, PostgreSQL ends one of them,
 * and its batch is applied again.
 */
@ApplicationScoped
public class CandidateService {

  private final CustomerRecords customers;
  private final BlockIndex blocks;
  private final GenericValues generic;
  private final StoredKeys storedKeys;
  private final NameTerms names = new NameTerms();

  CandidateService(
      CustomerRecords customers, BlockIndex blocks, GenericValues generic, StoredKeys storedKeys) {
    this.customers = customers;
    this.blocks = blocks;
    this.generic = generic;
    this.storedKeys = storedKeys;
  }

  /** What a record is found by. */
  public StoredKeys.Hashes hashes(SubjectKind kind, Features features) {
    return storedKeys.of(new RecordTerms(kind, term -> 0, names).record(features.form()));
  }

  /** The locks of a transaction, taken before it reads anything. */
  public void lock(Collection<Long> hashes, Collection<UUID> customerIds) {
    blocks.lock(hashes);
    customers.lock(customerIds);
  }

  /** Keeps everybody else from changing these customers until the transaction ends. */
  public void lock(Collection<UUID> customerIds) {
    customers.lock(customerIds);
  }

  public Optional<CustomerRecord> find(UUID customerId) {
    return customers.find(customerId);
  }

  /** The customers that are known of these, without locking them. */
  public List<CustomerRecord> read(Collection<UUID> customerIds) {
    return customers.read(customerIds);
  }

  /** The next customers with something to match, in the order of their ids. */
  public List<CustomerRecord> after(UUID id, SubjectKind kind, int limit) {
    return customers.after(id, code(kind), limit);
  }

  /** How many customers of a kind there is something to match of. */
  public long count(SubjectKind kind) {
    return customers.count(code(kind));
  }

  /** The customers with one of the keys; of an overfull block only the newest. */
  public Set<UUID> holders(StoredKeys.Hashes hashes) {
    return blocks.holders(hashes);
  }

  /** The same for several records, in their order. */
  public List<Set<UUID>> holders(List<StoredKeys.Hashes> all) {
    return blocks.holders(all);
  }

  /** Whether records are compared because they share one of these keys, in their order. */
  public List<KeyState> states(List<StoredKey> keys) {
    Map<Long, KeyState> states = blocks.states(keys);
    return keys.stream().map(key -> states.getOrDefault(key.hash(), KeyState.COMPARED)).toList();
  }

  /** Ids of the subject keys under which features of these customers are sealed. */
  public Set<String> keyIds(Collection<UUID> customerIds) {
    return customers.keyIds(customerIds);
  }

  /**
   * Locks these customers and opens what is matched of them, without those whose key is destroyed.
   */
  public List<Candidate> open(RecordTerms terms, Collection<UUID> customerIds, FetchedKeys keys) {
    return opened(terms, customers.lock(customerIds).values(), keys);
  }

  /**
   * Opens what is matched of customers that were read, without those whose key is destroyed and
   * those of the other kind.
   *
   * @throws TransientFault when a key was not fetched
   */
  public List<Candidate> opened(
      RecordTerms terms, Collection<CustomerRecord> records, FetchedKeys keys) {
    List<Candidate> candidates = new ArrayList<>();
    String kind = code(terms.kind());
    for (CustomerRecord customer : records) {
      byte[] sealed = customer.features();
      if (sealed != null && customer.kind().equals(kind)) {
        keys.find(customer.keyId())
            .map(key -> FeatureSeal.open(key, terms.kind(), customer.id(), sealed))
            .ifPresent(features -> candidates.add(candidate(terms, customer, features)));
      }
    }
    generic.mark(terms.kind(), terms.takeUnchecked());
    return candidates;
  }

  /**
   * What was entered of the customers of one kind, without locking them. One whose key is not among
   * those given, because it is destroyed or the customer changed meanwhile, is left out.
   */
  public List<SourceRecord> sources(
      SubjectKind kind, Collection<UUID> customerIds, Map<String, SubjectKey> keys) {
    List<SourceRecord> sources = new ArrayList<>();
    for (CustomerRecord customer : customers.read(customerIds)) {
      byte[] sealed = customer.features();
      SubjectKey key = keys.get(customer.keyId());
      if (sealed != null && key != null && customer.kind().equals(code(kind))) {
        sources.add(FeatureSeal.open(key, kind, customer.id(), sealed).source());
      }
    }
    return sources;
  }

  /** A record that may not be stored, ready to be compared. */
  public Candidate unsaved(RecordTerms terms, UUID id, long version, Features features) {
    return unsaved(terms, List.of(new Unsaved(id, version, features))).getFirst();
  }

  /** What is known of a record that may not be stored. */
  public record Unsaved(UUID id, long version, Features features) {}

  /** The same for several records, in their order. */
  public List<Candidate> unsaved(RecordTerms terms, List<Unsaved> records) {
    List<Candidate> candidates = new ArrayList<>();
    for (Unsaved one : records) {
      MatchRecord record = terms.record(one.features().form());
      candidates.add(new Candidate(one.id(), one.version(), one.features(), record));
    }
    generic.mark(terms.kind(), terms.takeUnchecked());
    return candidates;
  }

  private static Candidate candidate(
      RecordTerms terms, CustomerRecord customer, Features features) {
    return new Candidate(
        customer.id(), customer.version(), features, terms.record(features.form()));
  }

  /**
   * A change that says what there is to match of a customer.
   *
   * @param stored what was kept before, if anything
   */
  public record Replacement(
      CustomerFacts facts,
      @Nullable CustomerRecord stored,
      SubjectKey key,
      Features features,
      StoredKeys.Hashes hashes) {}

  /**
   * These customers, each another one, have these features and keys from now on.
   *
   * @return the newest version of each that is known now, which may be a later one
   */
  public List<Long> replace(List<Replacement> changes) {
    List<CustomerRecords.Kept> kept = new ArrayList<>();
    Map<UUID, StoredKeys.Hashes> hashes = new LinkedHashMap<>();
    for (Replacement change : changes) {
      CustomerFacts facts = change.facts();
      byte[] sealed = FeatureSeal.seal(change.key(), facts.id(), change.features());
      kept.add(
          new CustomerRecords.Kept(
              CustomerRecord.withContent(facts, change.stored(), change.key().kid(), sealed),
              change.hashes()));
      hashes.put(facts.id(), change.hashes());
    }
    List<UUID> known =
        changes.stream().filter(c -> c.stored() != null).map(c -> c.facts().id()).toList();
    if (!known.isEmpty()) {
      blocks.remove(known);
    }
    customers.save(kept);
    blocks.add(hashes);
    generic.detect(hashes.values());
    return kept.stream().map(one -> one.customer().version()).toList();
  }

  /** The customer has a new version with the features of the stored one, if there is one. */
  public void keep(CustomerFacts facts, @Nullable CustomerRecord stored) {
    customers.keep(CustomerRecord.withoutContent(facts, stored));
  }

  /** Nothing of the customer stays but which versions were applied. */
  public void drop(CustomerFacts facts, @Nullable CustomerRecord stored) {
    blocks.remove(List.of(facts.id()));
    customers.save(
        List.of(
            new CustomerRecords.Kept(
                CustomerRecord.withContent(facts, stored, facts.keyId(), null), null)));
  }

  /** The kind as tables and events write it. */
  public static String code(SubjectKind kind) {
    return switch (kind) {
      case PERSON -> CustomerFacts.PERSON;
      case ORGANISATION -> CustomerFacts.ORGANISATION;
    };
  }

  /** The kind of a code. */
  public static SubjectKind kind(String code) {
    return code.equals(CustomerFacts.ORGANISATION) ? SubjectKind.ORGANISATION : SubjectKind.PERSON;
  }
}
