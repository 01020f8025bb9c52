package dev.mingce.customer.standard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values that a field may have, found by their code. */
public final class CodeList {
  /** In use. */
  public static final String ACTIVE = "active";

  /** Still valid in records, and no longer offered. */
  public static final String DEPRECATED = "deprecated";

  /** Refused; another code stands for it. */
  public static final String REPLACED = "replaced";

  private final String code;
  private final Map<String, String> labels;
  private final @Nullable String source;
  private final List<Item> items;
  private final Map<String, Item> byCode = new HashMap<>();

  /**
   * A list.
   *
   * @param labels by language, {@code zh-CN} and {@code en}
   * @param source the public standard that it follows, if one
   */
  public CodeList(
      String code, Map<String, String> labels, @Nullable String source, List<Item> items) {
    this.code = code;
    this.labels = Map.copyOf(labels);
    this.source = source;
    this.items = List.copyOf(items);
    this.items.forEach(item -> byCode.put(item.code(), item));
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

    @JsonIgnore
    public boolean isOffered() {
      return state.equals(ACTIVE);
    }
  }

  public String code() {
    return code;
  }

  public Map<String, String> labels() {
    return labels;
  }

  public @Nullable String source() {
    return source;
  }

  /** All of them, in the order of the list. */
  public List<Item> items() {
    return items;
  }

  public Optional<Item> item(String value) {
    return Optional.ofNullable(byCode.get(value));
  }

  /** The only offered item of this label in either language. */
  public Optional<Item> labelled(String label) {
    List<Item> found =
        items.stream()
            .filter(item -> item.isOffered() && item.labels().containsValue(label))
            .limit(2)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
