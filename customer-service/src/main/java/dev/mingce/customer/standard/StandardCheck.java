package dev.mingce.customer.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.web.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a customer, as it was entered, against the fields of a data standard. */
public final class StandardCheck {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private final Standard standard;
  private final List<Violation> faults = new ArrayList<>();

  private StandardCheck(Standard standard) {
    this.standard = standard;
  }

  /** Everything that breaks the standard, with its place. */
  public static List<Violation> violations(Standard standard, JsonNode customer) {
    StandardCheck check = new StandardCheck(standard);
    for (FieldDefinition field : standard.definition().fields()) {
      check.walk(field, customer, field.path().substring(1).split("/", -1), 0, "");
    }
    check.refuseUnknownAttributes(customer.path("custom"));
    return check.faults;
  }

  private void walk(
      FieldDefinition field, JsonNode node, String[] steps, int depth, String pointer) {
    if (depth == steps.length) {
      check(field, node, pointer);
    } else if (steps[depth].equals("*")) {
      for (int i = 0; i < node.size(); i++) {
        walk(field, node.path(i), steps, depth + 1, pointer + "/" + i);
      }
    } else {
      walk(field, node.path(steps[depth]), steps, depth + 1, pointer + "/" + steps[depth]);
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
    if (pattern != null
        && !PATTERNS.computeIfAbsent(pattern, Pattern::compile).matcher(value).matches()) {
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
            faults.add(Violation.at("/custom", "unknown-attribute"));
          }
        });
  }

  private static boolean isOfType(String type, String value) {
    return switch (type) {
      case "date" -> isDate(value);
      case "number" -> isNumber(value);
      case "boolean" -> value.equals("true") || value.equals("false");
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

  private static boolean isNumber(String value) {
    try {
      return value.length() <= 40 && new BigDecimal(value).precision() <= 40;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
