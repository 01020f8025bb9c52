package dev.mingce.dedup.model;

import dev.mingce.dedup.normalize.SubjectKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored model.
 *
 * @param document JSON as {@link ModelDocument} reads it
 */
record ModelRow(
    UUID id,
    SubjectKind kind,
    String version,
    String state,
    long rowVersion,
    String document,
    String origin,
    String createdBy,
    Instant createdAt,
    @Nullable Instant activatedAt) {}
