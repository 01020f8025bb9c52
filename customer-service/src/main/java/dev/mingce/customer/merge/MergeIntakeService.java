package dev.mingce.customer.merge;

import dev.mingce.customer.duplicate.MergeRequests;
import dev.mingce.customer.record.CustomerStoreService;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.events.Actor;
import dev.mingce.events.MergeRequested;
import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.Faults;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes merge requests of dedup-service, each once, and carries them out. What a steward decided is
 * done; what the model decided alone only where that is allowed.
 */
@ApplicationScoped
public class MergeIntakeService implements MergeRequests {
  private static final Logger LOG = Logger.getLogger(MergeIntakeService.class);

  private final MergeStoreService store;
  private final MergeExecutionService execution;
  private final CustomerStoreService customers;
  private final AssertionService assertions;
  private final boolean automatic;

  MergeIntakeService(
      MergeStoreService store,
      MergeExecutionService execution,
      CustomerStoreService customers,
      AssertionService assertions,
      @ConfigProperty(name = "mingce.merge.automatic") boolean automatic) {
    this.store = store;
    this.execution = execution;
    this.customers = customers;
    this.assertions = assertions;
    this.automatic = automatic;
  }

  @Override
  public void requested(MergeRequested request) {
    UUID survivor = request.survivorId() == null ? request.left() : request.survivorId();
    UUID merged = survivor.equals(request.left()) ? request.right() : request.left();
    store.wait(request, survivor, merged, Ids.next());
  }

  @Override
  public void rejected(UUID left, UUID right) {
    assertions.add(left, right, "dedup-service", "review");
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    try {
      store.waiting(automatic).forEach(this::carryOut);
    } catch (RuntimeException e) {
      LOG.warnf("looking for merges failed: %s", Faults.describe(e));
    }
  }

  private void carryOut(MergeRows.Waiting waiting) {
    MergeView merge = waiting.merge();
    try {
      SealedCustomer survivor =
          customers.find(merge.survivorId()).orElseThrow(ProblemException::notFound);
      SealedCustomer merged =
          customers.find(merge.mergedIds().getFirst()).orElseThrow(ProblemException::notFound);
      List<String> blocks = blocks(waiting, survivor, merged);
      if (blocks.isEmpty()) {
        MergePlan plan = execution.plan(survivor, List.of(merged));
        blocks = execution.blocks(plan);
        if (blocks.isEmpty()) {
          Actor actor = new Actor(merge.actor(), waiting.actorType(), null, null);
          execution.execute(plan, merge, actor, null);
          return;
        }
      }
      store.block(merge.id(), blocks);
    } catch (ProblemException e) {
      // Somebody changed one of them just now: the next turn looks again.
      if (e.errorCode() != KitError.PRECONDITION_FAILED) {
        store.block(merge.id(), List.of(e.errorCode().code()));
      }
    } catch (RuntimeException e) {
      LOG.warnf("merge %s failed: %s", merge.id(), Faults.describe(e));
    }
  }

  private List<String> blocks(
      MergeRows.Waiting waiting, SealedCustomer survivor, SealedCustomer merged) {
    try {
      MergeRules.check(survivor, List.of(merged), id -> !customers.mergedInto(id).isEmpty());
    } catch (ProblemException e) {
      return List.of(e.errorCode().code());
    }
    boolean same =
        survivor.facts().version() == waiting.survivorVersion()
            && merged.facts().version() == waiting.mergedVersion();
    return same ? List.of() : List.of("compared-versions-outdated");
  }
}
