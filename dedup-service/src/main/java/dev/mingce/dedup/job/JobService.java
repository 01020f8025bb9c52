package dev.mingce.dedup.job;

import dev.mingce.dedup.DedupError;
import dev.mingce.dedup.IdempotentPosts;
import dev.mingce.dedup.model.ModelService;
import dev.mingce.dedup.model.TrainingInput;
import dev.mingce.dedup.model.Trainings;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.events.EventJson;
import dev.mingce.kit.Ids;
import dev.mingce.kit.audit.Administers;
import dev.mingce.kit.audit.AdministrationEvents;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs as people queue, follow and end them. */
@ApplicationScoped
public class JobService implements Trainings {

  private static final UUID NOBODY = new UUID(0, 0);
  private static final Set<String> ENDED = Set.of("promoted", "done", "failed", "cancelled");

  private final JobRows rows;
  private final ModelService models;
  private final IdempotentPosts posts;
  private final CurrentCaller caller;
  private final Cursors cursors;
  private final AdministrationEvents administration;
  private final Clock clock;

  JobService(
      JobRows rows,
      ModelService models,
      IdempotentPosts posts,
      CurrentCaller caller,
      Cursors cursors,
      AdministrationEvents administration,
      Clock clock) {
    this.administration = administration;
    this.rows = rows;
    this.models = models;
    this.posts = posts;
    this.caller = caller;
    this.cursors = cursors;
    this.clock = clock;
  }

  @Override
  public StoredAnswer train(@Nullable TrainingInput input, @Nullable String idempotencyKey) {
    return posts.answer(
        "POST /v1/models",
        idempotencyKey,
        () -> {
          SubjectKind kind = kind(input == null ? null : input.kind());
          long seed = input == null || input.seed() == null ? 1 : input.seed();
          return () -> queue(MatchJob.TRAINING, kind, seed, null);
        });
  }

  StoredAnswer rematch(@Nullable JobInput input, @Nullable String idempotencyKey) {
    return posts.answer(
        "POST /v1/match-jobs",
        idempotencyKey,
        () -> {
          SubjectKind kind = kind(input == null ? null : input.kind());
          UUID model = input == null ? null : model(input, kind);
          return () -> queue(MatchJob.REMATCH, kind, 0, model);
        });
  }

  private static SubjectKind kind(@Nullable String code) {
    if (code != null && !code.equals("person") && !code.equals("organisation")) {
      throw ProblemException.invalid(Violation.at("/kind", "invalid-value"));
    }
    return ModelService.kind(code);
  }

  private @Nullable UUID model(JobInput input, SubjectKind kind) {
    if (input.modelId() == null) {
      return null;
    }
    return Ids.parse(input.modelId())
        .filter(id -> models.exists(id, kind))
        .orElseThrow(() -> ProblemException.invalid(Violation.at("/modelId", "unknown-model")));
  }

  private StoredAnswer queue(String type, SubjectKind kind, long seed, @Nullable UUID model) {
    MatchJob job =
        new MatchJob(
            Ids.next(),
            type,
            kind,
            "queued",
            1,
            seed,
            model,
            0,
            0,
            NOBODY,
            null,
            caller.get().subject(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            null,
            null);
    rows.insert(job);
    administer(
        job.id(), type.equals(MatchJob.TRAINING) ? "model.training-asked" : "match-job.asked");
    return answer(202, job, Map.of("Location", "/v1/match-jobs/" + job.id()));
  }

  private void administer(UUID job, String action) {
    administration.record(
        caller.get().actor(),
        new AdministrationEvents.Change(action, "match-job", job.toString(), null, List.of()));
  }

  private StoredAnswer answer(int status, MatchJob job, Map<String, String> headers) {
    JobView view = JobView.of(job, clock.instant());
    return new StoredAnswer(
        status, headers, null, new String(EventJson.write(view), StandardCharsets.UTF_8));
  }

  Page<JobView> list(@Nullable Integer asked, @Nullable String cursor) {
    UUID before =
        cursor == null ? null : UUID.fromString(cursors.decode("match-jobs", cursor).getFirst());
    int limit = Limits.of(asked);
    List<MatchJob> found = rows.list(before, limit + 1);
    return Page.cut(
            found, limit, last -> cursors.encode("match-jobs", List.of(last.id().toString())))
        .map(job -> JobView.of(job, clock.instant()));
  }

  JobView one(String id) {
    return JobView.of(
        Ids.parse(id).flatMap(rows::find).orElseThrow(ProblemException::notFound), clock.instant());
  }

  @Transactional
  @Administers(value = "match-job.cancelled", target = "match-job")
  JobView cancel(String id) {
    MatchJob job = locked(id);
    if (ENDED.contains(job.state())) {
      throw new ProblemException(DedupError.JOB_FINISHED);
    }
    rows.end(job.id(), "cancelled");
    return one(id);
  }

  /**
   * Lets a re-match count: its model comes in force, and all customers are decided about under it.
   */
  StoredAnswer promote(String id, @Nullable String ifMatch, @Nullable String idempotencyKey) {
    return posts.answer(
        "POST /v1/match-jobs/" + id + "/promote",
        idempotencyKey,
        () ->
            () -> {
              long expected = ETags.required(ifMatch);
              MatchJob job = locked(id);
              ETags.check(expected, job.version());
              if (!job.state().equals("ready")) {
                throw new ProblemException(DedupError.JOB_NOT_READY);
              }
              if (job.modelId() != null) {
                models.activate(job.modelId());
              }
              rows.end(job.id(), "promoted");
              administer(job.id(), "match-job.promoted");
              MatchJob after = rows.find(job.id()).orElseThrow();
              return answer(200, after, Map.of("ETag", ETags.of(after.version())));
            });
  }

  private MatchJob locked(String id) {
    return Ids.parse(id).flatMap(rows::lock).orElseThrow(ProblemException::notFound);
  }
}
