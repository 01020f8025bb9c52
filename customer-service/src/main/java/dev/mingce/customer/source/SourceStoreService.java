package dev.mingce.customer.source;

import dev.mingce.customer.record.CustomerChangeSet;
import dev.mingce.customer.record.CustomerStoreService;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.record.SealingService;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transactions of source records together with the golden record that follows from them. */
@ApplicationScoped
public class SourceStoreService {
  private final SourceRows rows;
  private final CustomerStoreService customers;

  SourceStoreService(SourceRows rows, CustomerStoreService customers) {
    this.rows = rows;
    this.customers = customers;
  }

  @Transactional
  List<SealedRecord> of(Collection<UUID> owners) {
    return rows.of(owners);
  }

  @Transactional
  Optional<SealedRecord> find(String system, byte[] keyToken) {
    return rows.find(system, keyToken);
  }

  /** What was written to the records of these customers since an instant, oldest first. */
  @Transactional
  public List<RecordEdit> since(Collection<UUID> owners, Instant instant) {
    return rows.since(owners, instant);
  }

  /** A customer that a source knows first. */
  @Transactional
  public void register(SealingService.Fresh fresh, RecordWrite first) {
    customers.insert(fresh.change(), fresh.key());
    write(List.of(first));
    customers.noteSources(List.of(fresh.change().facts().id()));
  }

  /**
   * Records and what follows from them.
   *
   * @param seen the customer as it was read
   * @param change its next version; null when the golden record stays as it is
   * @throws dev.mingce.kit.problem.ProblemException 412 when somebody else was faster
   */
  @Transactional
  public void apply(
      SealedCustomer seen, @Nullable CustomerChangeSet change, List<RecordWrite> writes) {
    if (change == null) {
      customers.touch(seen);
    } else {
      customers.write(change);
    }
    write(writes);
    customers.noteSources(List.of(seen.id()));
  }

  /** Records within the caller's transaction, which has the customers' rows already. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void write(List<RecordWrite> writes) {
    for (RecordWrite write : writes) {
      if (!rows.write(write)) {
        throw new ProblemException(KitError.PRECONDITION_FAILED);
      }
    }
  }
}
