package dev.mingce.customer.dryrun;

import dev.mingce.customer.job.Job;
import dev.mingce.customer.job.JobLease;
import dev.mingce.customer.job.JobState;
import dev.mingce.customer.job.JobStoreService;
import dev.mingce.customer.job.LeaseLostException;
import dev.mingce.kit.problem.Faults;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks for dry runs to carry out, one at a time. */
@ApplicationScoped
class DryRunWorker {
  private static final Logger LOG = Logger.getLogger(DryRunWorker.class);

  private final JobStoreService jobs;
  private final DryRunWork work;

  DryRunWorker(JobStoreService jobs, DryRunWork work) {
    this.jobs = jobs;
    this.work = work;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    try {
      Optional<JobLease> lease = jobs.lease(Job.DRY_RUN);
      while (lease.isPresent()) {
        work(lease.get());
        lease = jobs.lease(Job.DRY_RUN);
      }
    } catch (RuntimeException e) {
      LOG.warnf("looking for dry runs failed: %s", Faults.describe(e));
    }
  }

  private void work(JobLease lease) {
    try {
      work.work(lease);
    } catch (LeaseLostException e) {
      LOG.infof("dry run %s was cancelled or is worked on elsewhere", lease.job().id());
    } catch (RuntimeException e) {
      fail(lease, e);
    }
  }

  // What passes is tried again by whoever takes the job when its lease has ended.
  private void fail(JobLease lease, Exception fault) {
    if (Faults.isTransient(fault)) {
      LOG.warnf("dry run %s interrupted: %s", lease.job().id(), Faults.describe(fault));
      return;
    }
    LOG.errorf("dry run %s failed: %s", lease.job().id(), Faults.describe(fault));
    try {
      jobs.finish(lease, JobState.FAILED);
    } catch (LeaseLostException e) {
      LOG.infof("dry run %s was ended elsewhere", lease.job().id());
    }
  }
}
