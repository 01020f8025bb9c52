package dev.mingce.customer.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.web.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a customer, as it was entered, against the fields of a data standard. */
public final class StandardCheck {
  private final Standard standard;
  private final List<Violation> faults = new ArrayList<>();

  private StandardCheck(Standard standard) {
    this.standard = standard;
  }

  /** Everything that breaks the standard, with its place. */
  public static List<Violation> violations(Standard standard, JsonNode customer) {
    StandardCheck check = new StandardCheck(standard);
    for (FieldDefinition field : standard.definition().fields()) {
      FieldPath place = field.place();
      if (place.isTyped()) {
        check.entries(field, place, customer.path(place.steps().getFirst()));
      } else {
        check.walk(field, customer, place.steps(), 0, "");
      }
    }
    check.refuseUnknownAttributes(customer.path("custom"));
    return check.faults;
  }

  private void walk(
      FieldDefinition field, JsonNode node, List<String> steps, int depth, String pointer) {
    if (depth == steps.size()) {
      check(field, node, pointer);
    } else if (steps.get(depth).equals("*")) {
      for (int i = 0; i < node.size(); i++) {
        walk(field, node.path(i), steps, depth + 1, pointer + "/" + i);
      }
    } else {
      String step = steps.get(depth);
      walk(field, node.path(step), steps, depth + 1, pointer + "/" + step);
    }
  }

  private void entries(FieldDefinition field, FieldPath place, JsonNode list) {
    String pointer = "/" + place.steps().getFirst();
    String member = place.steps().get(2);
    boolean found = false;
    for (int i = 0; i < list.size(); i++) {
      if (list.path(i).path("type").asText().equals(place.type())) {
        found = true;
        check(field, list.path(i).path(member), pointer + "/" + i + "/" + member);
      }
    }
    if (field.required() && !found) {
      faults.add(Violation.at(pointer, "entry-required", place.type()));
    }
  }

  private void check(FieldDefinition field, JsonNode node, String pointer) {
    if (node.isMissingNode() || node.isNull() || (node.isContainerNode() && node.isEmpty())) {
      if (field.required()) {
        faults.add(Violation.at(pointer, "required"));
      }
      return;
    }
    if (node.isContainerNode()) {
      return;
    }
    String value = Normalisers.apply(field.normalisers(), node.asText());
    if (value.isBlank()) {
      if (field.required()) {
        faults.add(Violation.at(pointer, "required"));
      }
      return;
    }
    checkText(field, value, pointer);
    checkCode(field, value, pointer);
  }

  private void checkText(FieldDefinition field, String value, String pointer) {
    Integer longest = field.maxLength();
    if (longest != null && Texts.length(value) > longest) {
      faults.add(Violation.at(pointer, "too-long", longest));
    }
    if (!isOfType(field.type(), value)) {
      faults.add(Violation.at(pointer, "wrong-form", field.type()));
    }
    String pattern = field.pattern();
    if (pattern != null && !Patterns.matches(pattern, value)) {
      faults.add(Violation.at(pointer, "pattern-mismatch"));
    }
  }

  private void checkCode(FieldDefinition field, String value, String pointer) {
    CodeList list = field.codeList() == null ? null : standard.lists().get(field.codeList());
    if (list == null) {
      return;
    }
    CodeList.@Nullable Item item = list.item(value).orElse(null);
    if (item == null) {
      faults.add(Violation.at(pointer, "unknown-code", list.code()));
    } else if (item.state().equals(CodeList.REPLACED)) {
      faults.add(Violation.at(pointer, "replaced-code", String.valueOf(item.replacedBy())));
    }
  }

  private void refuseUnknownAttributes(JsonNode custom) {
    Set<String> known =
        standard.definition().fields().stream()
            .filter(FieldDefinition::isCustom)
            .map(field -> field.path().substring("/custom/".length()))
            .collect(Collectors.toSet());
    custom
        .fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            faults.add(
                Violation.at(
                    FieldPath.isAttribute(name) ? "/custom/" + name : "/custom",
                    "unknown-attribute"));
          }
        });
  }

  private static boolean isOfType(String type, String value) {
    return switch (type) {
      case BaseFields.DATE -> isDate(value);
      case BaseFields.NUMBER -> Patterns.matches(Patterns.NUMBER, value);
      case BaseFields.BOOLEAN -> value.equals("true") || value.equals("false");
      default -> true;
    };
  }

  private static boolean isDate(String value) {
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
