package dev.mingce.customer.duplicate;

import java.time.Instant;
import java.util.UUID;

/**
 * What dedup-service thinks of this record and another.
 *
 * @param customerId the other record
 * @param probability that both are one, 0 to 1
 * @param decision {@code auto-merge} or {@code review}
 */
public record Suspicion(UUID customerId, double probability, String decision, Instant decidedAt) {}
