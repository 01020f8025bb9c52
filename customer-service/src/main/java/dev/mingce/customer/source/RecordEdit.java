package dev.mingce.customer.source;

import java.time.Instant;
import java.util.UUID;

/**
 * A new state of a source record, without its values.
 *
 * @param customerId for whom it was written
 * @param by subject of who sent it
 */
public record RecordEdit(
    UUID customerId, UUID recordId, String system, long version, Instant at, String by) {}
