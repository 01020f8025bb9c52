package dev.mingce.customer.survivorship;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where a golden value comes from.
 *
 * @param path of the value; of a list, of the entry
 * @param rule the rule that decided, {@code pinned}, or {@code only-source}
 * @param rivals other sources that had a value for it
 */
public record Origin(
    String path, UUID recordId, String system, Instant at, String rule, List<Rival> rivals) {
  public static final String PINNED = "pinned";
  public static final String ONLY_SOURCE = "only-source";

  public Origin {
    rivals = List.copyOf(rivals);
  }

  /** A source that had another value, or the same. */
  public record Rival(UUID recordId, String system, Instant at, boolean agrees) {}
}
