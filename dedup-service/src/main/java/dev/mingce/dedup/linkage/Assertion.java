package dev.mingce.dedup.linkage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of two customers.
 *
 * @param origin {@code api}, {@code review} or {@code unmerge}
 * @param by the person's subject
 */
public record Assertion(
    UUID id,
    PairKey pair,
    AssertionType type,
    String origin,
    String by,
    @Nullable String reason,
    Instant at,
    long version) {}
