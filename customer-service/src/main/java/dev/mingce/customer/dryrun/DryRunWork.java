package dev.mingce.customer.dryrun;

import dev.mingce.customer.datastandard.InForceService;
import dev.mingce.customer.job.JobLease;
import dev.mingce.customer.job.JobState;
import dev.mingce.customer.job.JobStoreService;
import dev.mingce.customer.record.CustomerStoreService;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.standard.Standard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries out a dry run from the record where the last worker left it. */
@ApplicationScoped
class DryRunWork {
  static final int BATCH = 50;

  private final JobStoreService jobs;
  private final DryRunStoreService store;
  private final CustomerStoreService customers;
  private final Inspection inspection;
  private final InForceService inForce;

  DryRunWork(
      JobStoreService jobs,
      DryRunStoreService store,
      CustomerStoreService customers,
      Inspection inspection,
      InForceService inForce) {
    this.jobs = jobs;
    this.store = store;
    this.customers = customers;
    this.inspection = inspection;
    this.inForce = inForce;
  }

  void work(JobLease lease) {
    Optional<DryRunStoreService.Result> found = store.result(lease.job().id());
    found.ifPresent(before -> inspect(lease, before));
    jobs.finish(lease, found.isPresent() ? JobState.DONE : JobState.FAILED);
  }

  private void inspect(JobLease lease, DryRunStoreService.Result before) {
    DryRun run = before.run();
    Standard standard = new Standard(run.standardName(), run.definition(), inForce.lists());
    Samples samples = new Samples(before.samples());
    @Nullable UUID position = run.position();
    List<SealedCustomer> page = page(run, position);
    while (!page.isEmpty()) {
      position = page.getLast().id();
      store.write(lease, page.size(), position, inspection.of(page, standard), samples);
      page = page(run, position);
    }
  }

  private List<SealedCustomer> page(DryRun run, @Nullable UUID position) {
    return customers.page(run.kind(), run.onlyUnits(), position, BATCH);
  }
}
