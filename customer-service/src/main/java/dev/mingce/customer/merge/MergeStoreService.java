package dev.mingce.customer.merge;

import dev.mingce.customer.key.CustomerKey;
import dev.mingce.customer.key.SubjectKeyStoreService;
import dev.mingce.customer.record.CustomerChangeSet;
import dev.mingce.customer.record.CustomerStoreService;
import dev.mingce.customer.source.RecordWrite;
import dev.mingce.customer.source.SourceStoreService;
import dev.mingce.events.MergeRequested;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transactions of merges. */
@ApplicationScoped
public class MergeStoreService {
  private final MergeRows rows;
  private final CustomerStoreService customers;
  private final SourceStoreService sources;
  private final SubjectKeyStoreService keys;
  private final Idempotency idempotency;

  MergeStoreService(
      MergeRows rows,
      CustomerStoreService customers,
      SourceStoreService sources,
      SubjectKeyStoreService keys,
      Idempotency idempotency) {
    this.rows = rows;
    this.customers = customers;
    this.sources = sources;
    this.keys = keys;
    this.idempotency = idempotency;
  }

  /**
   * All that is written together.
   *
   * @param changes in the order in which claims are let go before they are taken
   * @param joint a new key for several customers; null when the survivor's own is used
   * @param subjects of the joint key
   */
  record Writes(
      List<CustomerChangeSet> changes,
      List<RecordWrite> records,
      @Nullable CustomerKey joint,
      List<UUID> subjects) {}

  @Transactional
  Optional<MergeView> find(UUID id) {
    return rows.find(id);
  }

  @Transactional
  List<MergeView> of(UUID customer) {
    return rows.of(customer);
  }

  /** The answer to the same request earlier, if there was one. */
  @Transactional
  Optional<StoredAnswer> earlier(IdempotentRequest request) {
    return idempotency.begin(request);
  }

  @Transactional
  void refuse(MergeView blocked) {
    rows.insert(blocked);
  }

  @Transactional
  void execute(
      MergeView merge, Writes writes, @Nullable IdempotentRequest request, StoredAnswer answer) {
    if (request != null && idempotency.begin(request).isPresent()) {
      throw new ProblemException(KitError.REQUEST_IN_PROGRESS);
    }
    write(writes);
    rows.upsertExecuted(merge);
    if (request != null) {
      idempotency.complete(request, answer);
    }
  }

  @Transactional
  void undo(MergeView merge, Writes writes, IdempotentRequest request, StoredAnswer answer) {
    if (idempotency.begin(request).isPresent()) {
      throw new ProblemException(KitError.REQUEST_IN_PROGRESS);
    }
    write(writes);
    rows.undo(merge);
    idempotency.complete(request, answer);
  }

  private void write(Writes writes) {
    rows.lock(writes.changes().stream().map(change -> change.facts().id()).toList());
    if (writes.joint() != null) {
      keys.insertJoint(writes.joint(), writes.subjects());
    }
    writes.changes().forEach(customers::write);
    sources.write(writes.records());
    customers.noteSources(writes.changes().stream().map(change -> change.facts().id()).toList());
  }

  /** A request of dedup-service, once for each decision. */
  @Transactional(Transactional.TxType.MANDATORY)
  void wait(MergeRequested request, UUID survivor, UUID merged, UUID id) {
    rows.wait(request, survivor, merged, id);
  }

  @Transactional
  List<MergeRows.Waiting> waiting(boolean automatic) {
    return rows.waiting(automatic);
  }

  @Transactional
  void block(UUID id, List<String> blocks) {
    rows.block(id, blocks);
  }
}
