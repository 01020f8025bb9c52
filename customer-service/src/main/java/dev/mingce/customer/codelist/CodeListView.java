package dev.mingce.customer.codelist;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A code list with its codes.
 *
 * @param labels title by language, {@code zh-CN} and {@code en}
 * @param source the public standard that it follows, if one
 * @param origin {@code builtin} for what the product brings, else {@code own}
 * @param fixed whether the product itself knows the codes, so that none can be added or changed
 * @param version counts changes, for the entity tag
 * @param items all of them, or those that were asked for
 */
public record CodeListView(
    String code,
    Map<String, String> labels,
    @Nullable String source,
    String origin,
    boolean fixed,
    long version,
    List<CodeView> items) {
  public CodeListView {
    labels = Map.copyOf(labels);
    items = List.copyOf(items);
  }
}
