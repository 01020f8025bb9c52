package dev.mingce.dedup.model;

import dev.mingce.kit.idempotency.StoredAnswer;
import org.jspecify.annotations.Nullable;

/** Queues trainings. */
@FunctionalInterface
public interface Trainings {
  StoredAnswer train(@Nullable TrainingInput input, @Nullable String idempotencyKey);
}
