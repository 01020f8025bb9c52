package dev.mingce.customer.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mingce.events.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one version of a customer without opening it: who made it, when, why, and which
 * fields changed.
 *
 * @param source the way in: {@code api}, {@code import:<job>}, {@code source:<system>}, …
 * @param changedFields JSON Pointers; never a value
 * @param standardVersion the data standard that it was checked against
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Revision(
    long version,
    Instant changedAt,
    Actor actor,
    String source,
    @Nullable String reason,
    List<String> changedFields,
    String standardVersion) {
  public Revision {
    changedFields = List.copyOf(changedFields);
  }
}
