package dev.mingce.customer.standard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Unchangeable copies of what a client sent. A null inside stays, so that it can be refused at its
 * place.
 */
final class Copies {
  private Copies() {}

  static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
  }

  static <T> @Nullable List<T> listOrNull(@Nullable List<T> list) {
    return list == null ? null : list(list);
  }

  static Map<String, String> labels(@Nullable Map<String, String> labels) {
    return labels == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  static @Nullable Map<String, String> labelsOrNull(@Nullable Map<String, String> labels) {
    return labels == null ? null : labels(labels);
  }
}
