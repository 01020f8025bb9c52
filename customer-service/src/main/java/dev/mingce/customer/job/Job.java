package dev.mingce.customer.job;

import dev.mingce.events.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of long work.
 *
 * @param actor for whom it works
 * @param unit whose members may see it, beside its creator
 * @param nextRow number of the last row that is finished; 0 before the first
 */
public record Job(
    UUID id,
    String kind,
    JobState state,
    long total,
    Progress progress,
    long nextRow,
    Actor actor,
    @Nullable String unit,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {
  public static final String IMPORT = "import";

  /** A data standard tried out on live records. */
  public static final String DRY_RUN = "dry-run";

  public static Job queued(
      UUID id, String kind, long total, Actor actor, @Nullable String unit, Instant now) {
    return new Job(
        id, kind, JobState.QUEUED, total, Progress.NONE, 0, actor, unit, now, null, null);
  }
}
