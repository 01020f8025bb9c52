package dev.mingce.customer.imports;

import dev.mingce.customer.job.Job;
import dev.mingce.customer.job.JobLease;
import dev.mingce.customer.job.JobState;
import dev.mingce.customer.job.JobStoreService;
import dev.mingce.customer.job.LeaseLostException;
import dev.mingce.kit.problem.Faults;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks for imports to carry out, one at a time. */
@ApplicationScoped
class ImportWorker {
  private static final Logger LOG = Logger.getLogger(ImportWorker.class);

  private final JobStoreService jobs;
  private final ImportRun run;

  ImportWorker(JobStoreService jobs, ImportRun run) {
    this.jobs = jobs;
    this.run = run;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    try {
      Optional<JobLease> lease = jobs.lease(Job.IMPORT);
      while (lease.isPresent()) {
        work(lease.get());
        lease = jobs.lease(Job.IMPORT);
      }
    } catch (RuntimeException e) {
      LOG.warnf("looking for imports failed: %s", Faults.describe(e));
    }
  }

  private void work(JobLease lease) {
    try {
      run.work(lease);
    } catch (LeaseLostException e) {
      LOG.infof("import %s was cancelled or is worked on elsewhere", lease.job().id());
    } catch (IOException | RuntimeException e) {
      fail(lease, e);
    }
  }

  // What passes is tried again by whoever takes the job when its lease has ended.
  private void fail(JobLease lease, Exception fault) {
    if (Faults.isTransient(fault)) {
      LOG.warnf("import %s interrupted: %s", lease.job().id(), Faults.describe(fault));
      return;
    }
    LOG.errorf("import %s failed: %s", lease.job().id(), Faults.describe(fault));
    try {
      jobs.finish(lease, JobState.FAILED);
    } catch (LeaseLostException e) {
      LOG.infof("import %s was ended elsewhere", lease.job().id());
    }
  }
}
