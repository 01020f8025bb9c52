package dev.mingce.kit.paging;

import java.util.List;
import java.util.function.Function;
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

  /**
   * The page that was read with one item more than it takes, which tells whether another follows.
   *
   * @param found at most {@code limit + 1} items
   * @param limit how many the page takes, at least 1
   * @param cursorAfter where a page starts that follows an item
   */
  public static <T> Page<T> cut(List<T> found, int limit, Function<? super T, String> cursorAfter) {
    if (found.size() <= limit) {
      return new Page<>(found, null, null);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, cursorAfter.apply(items.getLast()), null);
  }

  /** The same page with each item shown otherwise. */
  public <R> Page<R> map(Function<? super T, ? extends R> shown) {
    return new Page<>(items.stream().<R>map(shown).toList(), nextCursor, count);
  }
}
