package dev.mingce.dedup.linkage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cluster without its members.
 *
 * @param continuedBy the cluster that took its members over, if one did
 */
record ClusterHead(
    UUID id,
    String kind,
    long version,
    Instant createdAt,
    Instant changedAt,
    @Nullable UUID continuedBy) {}
