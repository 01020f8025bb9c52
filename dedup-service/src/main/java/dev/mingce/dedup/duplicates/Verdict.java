package dev.mingce.dedup.duplicates;

import java.time.Instant;
import java.util.UUID;

/**
 * What matching says about one version of a customer.
 *
 * @param outcome {@code distinct} or {@code duplicate-suspected}
 */
public record Verdict(UUID customerId, long version, String outcome, Instant decidedAt) {}
