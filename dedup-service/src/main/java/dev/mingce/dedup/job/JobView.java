package dev.mingce.dedup.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.events.EventJson;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is answered.
 *
 * @param modelId for a re-match the model to use, absent for the one in force; for a training the
 *     model that came of it
 * @param ratePerSecond customers a second since it started; absent before the first
 * @param report of a re-match: how links would change; absent until it is ready
 */
@Schema(name = "MatchJob")
public record JobView(
    UUID id,
    @Schema(enumeration = {"training", "re-match"}) String type,
    @Schema(enumeration = {"person", "organisation"}) String kind,
    @Schema(enumeration = {"queued", "running", "ready", "promoted", "done", "failed", "cancelled"})
        String state,
    long version,
    long total,
    long done,
    @Nullable Double ratePerSecond,
    @Nullable Long etaSeconds,
    @Nullable UUID modelId,
    @Schema(type = SchemaType.OBJECT) @Nullable JsonNode report,
    String createdBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  static JobView of(MatchJob job, Instant now) {
    Double rate = rate(job, now);
    boolean running = job.state().equals("running");
    return new JobView(
        job.id(),
        job.type(),
        CandidateService.code(job.kind()),
        job.state(),
        job.version(),
        job.total(),
        job.done(),
        rate,
        rate == null || !running
            ? null
            : Long.valueOf((long) Math.ceil((job.total() - job.done()) / rate)),
        job.modelId(),
        report(job),
        job.createdBy(),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt());
  }

  private static @Nullable Double rate(MatchJob job, Instant now) {
    Instant start = job.startedAt();
    if (start == null || job.done() == 0) {
      return null;
    }
    Instant end = job.finishedAt() == null ? now : job.finishedAt();
    long millis = Math.max(1, Duration.between(start, end).toMillis());
    return Math.round(job.done() * 10_000.0 / millis) / 10.0;
  }

  private static @Nullable JsonNode report(MatchJob job) {
    try {
      return job.report() == null ? null : EventJson.mapper().readTree(job.report());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored report is not readable", e);
    }
  }
}
