package dev.mingce.customer.standard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values that a field may have.
 *
 * @param labels by language, {@code zh-CN} and {@code en}
 * @param source the public standard that it follows, if one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CodeList(
    String code, Map<String, String> labels, @Nullable String source, List<Item> items) {
  /** In use. */
  public static final String ACTIVE = "active";

  /** Still valid in records, and no longer offered. */
  public static final String DEPRECATED = "deprecated";

  /** Refused; another code stands for it. */
  public static final String REPLACED = "replaced";

  public CodeList {
    labels = Map.copyOf(labels);
    items = List.copyOf(items);
  }

  /**
   * One value.
   *
   * @param state {@link #ACTIVE}, {@link #DEPRECATED} or {@link #REPLACED}
   * @param replacedBy the code that stands for it from now on
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      String code, Map<String, String> labels, String state, @Nullable String replacedBy) {
    public Item {
      labels = Map.copyOf(labels);
    }

    public boolean isOffered() {
      return state.equals(ACTIVE);
    }
  }

  public Optional<Item> item(String value) {
    return items.stream().filter(item -> item.code().equals(value)).findFirst();
  }
}
