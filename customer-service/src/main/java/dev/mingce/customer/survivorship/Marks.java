package dev.mingce.customer.survivorship;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What stewards decided about a customer beside its own values.
 *
 * @param pinned fields whose own value wins, also where that is none
 * @param hidden entries of other sources that are not to be shown
 */
public record Marks(Set<String> pinned, Set<Hidden> hidden) {
  public static final Marks NONE = new Marks(Set.of(), Set.of());

  public Marks {
    pinned = Set.copyOf(pinned);
    hidden = Set.copyOf(hidden);
  }

  /**
   * An entry of a list of one source record.
   *
   * @param token keyed hash of the entry's key
   */
  public record Hidden(UUID recordId, String path, String token) {}

  /** Without what concerns records that are not among these. */
  public Marks within(Set<UUID> records) {
    return new Marks(
        pinned,
        hidden.stream()
            .filter(one -> records.contains(one.recordId()))
            .collect(Collectors.toSet()));
  }
}
