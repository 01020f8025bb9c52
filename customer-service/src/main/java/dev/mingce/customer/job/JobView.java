package dev.mingce.customer.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is answered.
 *
 * @param ratePerSecond rows a second since it started; null before the first row
 * @param etaSeconds until the end at this rate; null when unknown or ended
 * @param rejected rows that were refused; of a dry run, records that the standard would refuse
 * @param report where the rows with faults are
 */
public record JobView(
    String id,
    String kind,
    String state,
    long total,
    long done,
    long created,
    long rejected,
    long warnings,
    @Nullable Double ratePerSecond,
    @Nullable Long etaSeconds,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    String report) {
  public static JobView of(Job job, Instant now) {
    Progress progress = job.progress();
    Double rate = rate(job, now);
    return new JobView(
        job.id().toString(),
        job.kind(),
        job.state().code(),
        job.total(),
        progress.done(),
        progress.created(),
        progress.rejected(),
        progress.warnings(),
        rate,
        eta(job, rate),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        "/v1/jobs/" + job.id() + (job.kind().equals(Job.DRY_RUN) ? "/dry-run" : "/report"));
  }

  private static @Nullable Long eta(Job job, @Nullable Double rate) {
    return rate == null || rate == 0 || job.state().isFinal()
        ? null
        : Long.valueOf((long) Math.ceil((job.total() - job.progress().done()) / rate));
  }

  private static @Nullable Double rate(Job job, Instant now) {
    Instant start = job.startedAt();
    if (start == null || job.progress().done() == 0) {
      return null;
    }
    Instant finished = job.finishedAt();
    long millis =
        Math.max(1, Duration.between(start, finished == null ? now : finished).toMillis());
    return Math.round(job.progress().done() * 10_000.0 / millis) / 10.0;
  }
}
