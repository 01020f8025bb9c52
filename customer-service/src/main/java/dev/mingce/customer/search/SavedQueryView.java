package dev.mingce.customer.search;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search that somebody keeps.
 *
 * @param owner who may change it
 * @param sharedWith the unit whose members may see and run it
 */
public record SavedQueryView(
    UUID id,
    long version,
    String name,
    Condition filter,
    @Nullable String sort,
    String owner,
    @Nullable String sharedWith,
    Instant createdAt,
    Instant updatedAt) {}
