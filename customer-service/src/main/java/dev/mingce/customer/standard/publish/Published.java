package dev.mingce.customer.standard.publish;

import dev.mingce.customer.standard.FieldDefinition;
import dev.mingce.customer.standard.Labels;
import dev.mingce.customer.standard.Standard;
import dev.mingce.customer.standard.StandardDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A standard that is about to be shown.
 *
 * @param kind {@code person} or {@code organisation}
 * @param language {@code zh-CN} or {@code en}
 */
public record Published(Standard standard, String kind, String language) {
  /** Above this, a list is fetched where it is needed and not put into every document. */
  static final int INLINE = 500;

  private static final String NO_GROUP = "other";

  boolean isChinese() {
    return language.equals(Labels.CHINESE);
  }

  String text(String chinese, String english) {
    return isChinese() ? chinese : english;
  }

  /** Titles of the groups by code in their order; one more for fields without a group. */
  Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    for (StandardDefinition.Group group : standard.definition().groups()) {
      groups.put(group.code(), Labels.pick(group.labels(), language));
    }
    if (standard.definition().fields().stream().anyMatch(field -> field.group() == null)) {
      groups.put(NO_GROUP, text("其他", "Other"));
    }
    return groups;
  }

  /** The fields of one group in their order. */
  List<FieldDefinition> fields(String group) {
    return standard.definition().fields().stream()
        .filter(field -> Objects.requireNonNullElse(field.group(), NO_GROUP).equals(group))
        .toList();
  }

  /** All fields, group by group. */
  List<FieldDefinition> fields() {
    List<FieldDefinition> fields = new ArrayList<>();
    groups().keySet().forEach(group -> fields.addAll(fields(group)));
    return fields;
  }
}
