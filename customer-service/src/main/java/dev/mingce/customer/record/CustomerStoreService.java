package dev.mingce.customer.record;

import dev.mingce.customer.access.AccessLogService;
import dev.mingce.customer.key.CustomerKey;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of the record. Everything given to it is sealed already, so none of them waits
 * for a key service.
 */
@ApplicationScoped
public class CustomerStoreService {
  private final CustomerRows rows;
  private final Outbox outbox;
  private final Idempotency idempotency;
  private final AccessLogService accesses;

  CustomerStoreService(
      CustomerRows rows, Outbox outbox, Idempotency idempotency, AccessLogService accesses) {
    this.rows = rows;
    this.outbox = outbox;
    this.idempotency = idempotency;
    this.accesses = accesses;
  }

  /** What became of a registration. */
  public sealed interface Registration {
    record Registered() implements Registration {}

    record Replayed(StoredAnswer answer) implements Registration {}

    /** {@code If-None-Exist} found these; more than one is ambiguous. */
    record Exists(List<UUID> ids) implements Registration {
      public Exists {
        ids = List.copyOf(ids);
      }
    }
  }

  /**
   * Registers a customer, once for each idempotency key.
   *
   * @param unlessHeld the token of {@code If-None-Exist}, or null
   */
  @Transactional
  public Registration register(
      CustomerChangeSet change,
      CustomerKey key,
      IdempotentRequest request,
      StoredAnswer answer,
      Lookups.@Nullable Token unlessHeld) {
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      return new Registration.Replayed(earlier.get());
    }
    if (unlessHeld != null) {
      List<UUID> holders = rows.holders(unlessHeld);
      if (!holders.isEmpty()) {
        return new Registration.Exists(holders);
      }
    }
    rows.insert(
        change,
        key,
        trip -> {
          outbox.append(trip, CustomerEvents.of(change));
          idempotency.complete(trip, request, answer);
        });
    return new Registration.Registered();
  }

  /**
   * Registers within the caller's transaction, for imports, whose rows are idempotent by
   * themselves.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void insert(CustomerChangeSet change, CustomerKey key) {
    rows.insert(change, key, trip -> outbox.append(trip, CustomerEvents.of(change)));
  }

  /** Writes the next version, or refuses with 412 when somebody else was faster. */
  @Transactional
  public void update(CustomerChangeSet change) {
    if (!rows.update(change, trip -> outbox.append(trip, CustomerEvents.of(change)))) {
      throw ETags.stale(rows.version(change.facts().id()));
    }
  }

  /** Writes a version that confirms the one before, once for each idempotency key. */
  @Transactional
  public Optional<StoredAnswer> review(
      CustomerChangeSet change, IdempotentRequest request, StoredAnswer answer) {
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isEmpty()) {
      update(change);
      idempotency.complete(request, answer);
    }
    return earlier;
  }

  /** The earlier answer to a request, if there was one. */
  @Transactional
  public Optional<StoredAnswer> earlier(IdempotentRequest request) {
    return idempotency.begin(request);
  }

  /** Writes the next version within the caller's transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void write(CustomerChangeSet change) {
    update(change);
  }

  /** Counts a change of source records that leaves the golden record as it is. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void touch(SealedCustomer seen) {
    if (!rows.touch(seen.id(), seen.facts().version(), seen.sourceState())) {
      throw ETags.stale(rows.version(seen.id()));
    }
  }

  /** The customer that has claimed one of these values, the first of several; empty when none. */
  @Transactional
  public Optional<UUID> claimHolder(List<Lookups.Token> tokens) {
    return rows.with(connection -> LookupRows.claimHolder(connection, tokens));
  }

  /** Customers that are merged into one. */
  @Transactional
  public List<SealedCustomer> mergedInto(UUID id) {
    return rows.mergedInto(id);
  }

  /** Active customers among these. */
  @Transactional
  public List<SealedCustomer> findActive(Collection<UUID> ids) {
    return rows.findActive(ids);
  }

  /** The same, to be shown unmasked: each look is recorded before it is answered. */
  @Transactional
  public List<SealedCustomer> revealActive(Collection<UUID> ids, Caller caller, String purpose) {
    List<SealedCustomer> customers = rows.findActive(ids);
    for (SealedCustomer customer : customers) {
      accesses.revealed(caller, customer.id(), customer.facts().version(), purpose);
    }
    return customers;
  }

  /** Notes from which sources these customers come, so that they can be searched by them. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void noteSources(Collection<UUID> ids) {
    rows.with(connection -> SearchRows.noteSources(connection, ids));
  }

  @Transactional
  public Optional<SealedCustomer> find(UUID id) {
    return rows.find(id);
  }

  /** One statement and no transaction around it: every read by id pays for this. */
  public Optional<KeyedCustomer> findKeyed(UUID id) {
    return rows.findKeyed(id);
  }

  /** Active customers among these; one statement and no transaction around it. */
  public List<KeyedCustomer> findActiveKeyed(Collection<UUID> ids) {
    return rows.findActiveKeyed(ids);
  }

  /** Reads a record that will be shown unmasked: the look is recorded before it is answered. */
  @Transactional
  public SealedCustomer reveal(UUID id, Caller caller, String purpose) {
    SealedCustomer customer = rows.find(id).orElseThrow(ProblemException::notFound);
    accesses.revealed(caller, id, customer.facts().version(), purpose);
    return customer;
  }

  /**
   * Active customers of a kind in the order of their ids.
   *
   * @param units whose; null means all
   * @param after the one that they follow; null for the first ones
   */
  @Transactional
  public List<SealedCustomer> page(
      String kind, @Nullable Set<String> units, @Nullable UUID after, int limit) {
    return list(new CustomerQuery(List.of(), units, kind, false, after, limit));
  }

  /** How many {@link #page} would give in all. */
  @Transactional
  public long count(String kind, @Nullable Set<String> units) {
    return count(new CustomerQuery(List.of(), units, kind, false, null, 1));
  }

  @Transactional
  public List<SealedCustomer> list(CustomerQuery query) {
    return rows.with(query::run);
  }

  @Transactional
  public long count(CustomerQuery query) {
    return rows.with(query::count);
  }
}
