package dev.mingce.customer.standard.publish;

import dev.mingce.customer.standard.CodeList;
import dev.mingce.customer.standard.FieldDefinition;
import dev.mingce.customer.standard.FieldPath;
import dev.mingce.customer.standard.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of an import template.
 *
 * @param title as the header has it; different from all others
 * @param target the field of the import that it is mapped to
 * @param type of a contact point or identifier, or code of an attribute
 * @param choices what its drop-down offers; empty for none
 */
record Column(
    String title,
    String target,
    @Nullable String type,
    FieldDefinition field,
    List<String> choices) {
  private static final Set<String> ADDRESS =
      Set.of("country", "province", "city", "district", "detail", "postcode", "regionCode");
  private static final Set<String> MEMBERS =
      Set.of("name", "demographics", "organisation", "owner");

  Column {
    choices = List.copyOf(choices);
  }

  /** A column for each field that one cell can hold, group by group. */
  static List<Column> of(Published published) {
    List<Column> columns = new ArrayList<>();
    Set<String> titles = new HashSet<>();
    for (FieldDefinition field : published.fields()) {
      target(field.place())
          .ifPresent(target ->
              columns.add(
                  new Column(
                      unique(Labels.pick(field.labels(), published.language()), titles),
                      target,
                      type(field.place()),
                      field,
                      choices(field, published))));
    }
    return columns;
  }

  /** The mapping that an import of the filled template is sent with. */
  static Map<String, Object> mapping(List<Column> columns, String kind) {
    Map<String, Object> byTitle = new LinkedHashMap<>();
    for (Column column : columns) {
      String type = column.type();
      byTitle.put(
          column.title(),
          type == null ? column.target() : Map.of("field", column.target(), "type", type));
    }
    return Map.of("kind", kind, "columns", byTitle);
  }

  /** What an import calls a field; empty where no column can hold it. */
  static Optional<String> target(FieldPath place) {
    String first = place.steps().getFirst();
    String last = place.steps().getLast();
    String target =
        switch (first) {
          case "birthDate", "tags", "tier", "stage", "custom" -> first;
          case "contactPoints" -> place.isTyped() && last.equals("value") ? "contactPoint" : "";
          case "identifiers" -> place.isTyped() && last.equals("value") ? "identifier" : "";
          case "addresses" -> ADDRESS.contains(last) ? "address." + last : "";
          default -> MEMBERS.contains(first) ? first + "." + last : "";
        };
    boolean whole = first.equals("tags") && place.steps().size() > 1;
    return target.isEmpty() || whole ? Optional.empty() : Optional.of(target);
  }

  private static @Nullable String type(FieldPath place) {
    return place.isTyped() ? place.type() : place.isCustom() ? place.attribute() : null;
  }

  // Labels, where they tell the codes apart: the import reads either.
  private static List<String> choices(FieldDefinition field, Published published) {
    if (field.codeList() == null) {
      return field.type().equals("boolean") ? List.of("true", "false") : List.of();
    }
    CodeList list = published.standard().lists().get(field.codeList());
    if (list == null || list.items().size() > Published.INLINE) {
      return List.of();
    }
    return list.items().stream()
        .filter(CodeList.Item::isOffered)
        .map(item -> {
          String label = Labels.pick(item.labels(), published.language());
          return list.labelled(label).isPresent() && list.item(label).isEmpty()
              ? label
              : item.code();
        })
        .toList();
  }

  private static String unique(String title, Set<String> taken) {
    String candidate = title.strip();
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = title.strip() + " " + i;
    }
    return candidate;
  }
}
