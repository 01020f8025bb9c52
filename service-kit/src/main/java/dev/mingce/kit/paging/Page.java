package dev.mingce.kit.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. The response filter adds {@code Link: rel="next"}.
 *
 * @param nextCursor where the next page starts, absent on the last page
 * @param count how many there are in all, only when asked for
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, @Nullable Long count) {
  public Page {
    items = List.copyOf(items);
  }
}
