package dev.mingce.customer.datastandard;

import dev.mingce.customer.standard.StandardDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a data standard.
 *
 * @param id UUIDv7, or {@code builtin-<kind>} for the one that the product brings
 * @param name what records written under it carry, such as {@code person-default-3}
 * @param number counts the versions of its kind and channel; 0 for the one that the product brings
 * @param version counts changes of this version, for the entity tag
 */
public record StoredStandard(
    String id,
    String name,
    String kind,
    String channel,
    int number,
    StandardState state,
    StandardDefinition definition,
    @Nullable String note,
    long version,
    @Nullable String createdBy,
    @Nullable Instant createdAt,
    @Nullable String activatedBy,
    @Nullable Instant activatedAt,
    @Nullable String retiredBy,
    @Nullable Instant retiredAt) {

  static String name(String kind, String channel, int number) {
    return kind + "-" + channel + "-" + number;
  }
}
