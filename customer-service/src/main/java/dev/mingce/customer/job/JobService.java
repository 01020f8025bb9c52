package dev.mingce.customer.job;

import dev.mingce.customer.CustomerError;
import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Jobs as their creator and the members of their unit see them. */
@ApplicationScoped
public class JobService {
  private final JobStoreService store;
  private final CurrentCaller currentCaller;
  private final Clock clock;

  JobService(JobStoreService store, CurrentCaller currentCaller, Clock clock) {
    this.store = store;
    this.currentCaller = currentCaller;
    this.clock = clock;
  }

  /** A job that the caller may see; 404 otherwise. */
  public JobView visible(String id) {
    return JobView.of(find(id), clock.instant());
  }

  JobView cancel(String id) {
    Job job = find(id);
    if (!store.cancel(job.id())) {
      throw new ProblemException(CustomerError.JOB_FINISHED);
    }
    return visible(id);
  }

  /** The job again, for who has been let see it once. */
  Optional<JobView> again(String id) {
    return store.find(UUID.fromString(id)).map(job -> JobView.of(job, clock.instant()));
  }

  private Job find(String id) {
    Caller caller = currentCaller.get();
    return Ids.parse(id)
        .flatMap(store::find)
        .filter(job -> sees(caller, job))
        .orElseThrow(ProblemException::notFound);
  }

  private static boolean sees(Caller caller, Job job) {
    String unit = job.unit();
    return caller.subject().equals(job.actor().subject())
        || caller.seesAllUnits()
        || (unit != null && caller.sees(unit));
  }
}
