package dev.mingce.customer.source;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of a feed.
 *
 * @param version of the source record
 * @param applied false when the platform knows a later state of it already
 * @param customerId the customer whose golden record shows it
 * @param customerVersion of that customer afterwards
 */
public record SourceAnswer(
    UUID recordId,
    String system,
    long version,
    Instant sourceTime,
    boolean applied,
    UUID customerId,
    long customerVersion) {}
