package dev.mingce.dedup.job;

import dev.mingce.dedup.normalize.SubjectKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job.
 *
 * @param type {@code training} or {@code re-match}
 * @param position the last customer that is done
 * @param report JSON
 */
record MatchJob(
    UUID id,
    String type,
    SubjectKind kind,
    String state,
    long version,
    long seed,
    @Nullable UUID modelId,
    long total,
    long done,
    UUID position,
    @Nullable String report,
    String createdBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  static final String TRAINING = "training";
  static final String REMATCH = "re-match";
}
