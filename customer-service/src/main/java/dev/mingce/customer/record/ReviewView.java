package dev.mingce.customer.record;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody confirmed a record. Nothing in it is personal.
 *
 * @param version the version that this made
 */
public record ReviewView(UUID id, long version, Instant reviewedAt) {}
