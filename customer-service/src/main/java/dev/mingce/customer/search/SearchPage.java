package dev.mingce.customer.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found.
 *
 * @param nextCursor to be sent with the same question, absent on the last page
 * @param count how many there are in all, only when asked for
 */
public record SearchPage(
    @Schema(required = true) List<SearchHit> items,
    @Nullable String nextCursor,
    @Nullable Long count) {
  public SearchPage {
    items = List.copyOf(items);
  }
}
