package dev.mingce.customer.job;

import dev.mingce.customer.CustomerError;
import dev.mingce.kit.Ids;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs as their creator and the members of their unit see them. */
@ApplicationScoped
public class JobService {
  private final JobStoreService store;
  private final CurrentCaller currentCaller;
  private final Cursors cursors;
  private final Clock clock;

  JobService(JobStoreService store, CurrentCaller currentCaller, Cursors cursors, Clock clock) {
    this.store = store;
    this.currentCaller = currentCaller;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** A job that the caller may see; 404 otherwise. */
  public JobView visible(String id) {
    return JobView.of(find(id), clock.instant());
  }

  /** Jobs that the caller may see, newest first. */
  Page<JobView> list(@Nullable String state, @Nullable String cursor, @Nullable Integer asked) {
    Caller caller = currentCaller.get();
    int limit = Limits.of(asked);
    String listing = String.join("|", "jobs", caller.subject(), state + "");
    List<Job> found =
        store.list(
            caller.subject(),
            caller.orgUnits(),
            state == null ? null : state(state),
            cursor == null ? null : position(listing, cursor),
            limit + 1);
    Instant now = clock.instant();
    return Page.cut(found, limit, last -> cursors.encode(listing, List.of(last.id().toString())))
        .map(job -> JobView.of(job, now));
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

  private static JobState state(String code) {
    return JobState.find(code)
        .orElseThrow(() ->
            new ProblemException(
                KitError.INVALID_PARAMETER, List.of(Violation.at("?state", "invalid-value"))));
  }

  private UUID position(String listing, String cursor) {
    return Ids.parse(cursors.decode(listing, cursor).getFirst())
        .orElseThrow(() -> new ProblemException(KitError.INVALID_CURSOR));
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
