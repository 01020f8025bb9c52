package dev.mingce.dedup.linkage;

import dev.mingce.dedup.candidates.Features;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer that is to be compared anew.
 *
 * @param version its newest
 * @param features what there is to match of it
 * @param found those that share a key with it, itself among them or not
 * @param traceparent the trace in which it changed, when that is not the current one
 */
public record Comparison(
    UUID id, long version, Features features, Set<UUID> found, @Nullable String traceparent) {

  public Comparison {
    found = Set.copyOf(found);
  }
}
