package dev.mingce.customer.codelist;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A code list without its codes.
 *
 * @param count how many codes it has, the deprecated and replaced ones among them
 */
public record CodeListSummary(
    String code,
    Map<String, String> labels,
    @Nullable String source,
    String origin,
    boolean fixed,
    long version,
    int count) {
  public CodeListSummary {
    labels = Map.copyOf(labels);
  }
}
