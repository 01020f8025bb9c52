package dev.mingce.customer.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.CustomerError;
import dev.mingce.customer.standard.ContactType;
import dev.mingce.customer.standard.IdentifierType;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.Owner;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.ProblemMapper;
import dev.mingce.kit.problem.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a mapping against the header of its file; all faults are found in one pass. */
final class MappingReader {
  static final int MAX_CONSTANT = 64;
  private static final ImportMapping.Column IGNORED =
      new ImportMapping.Column("ignore", null, null, null);

  private final ObjectMapper json;
  private final List<String> header;
  private final List<Violation> faults = new ArrayList<>();
  private final Set<String> attributes = new HashSet<>();

  private MappingReader(ObjectMapper json, List<String> header) {
    this.json = json;
    this.header = header;
  }

  static ImportPlan read(
      ObjectMapper json,
      ImportMapping mapping,
      List<String> header,
      @Nullable Owner fallback,
      Set<String> units) {
    return new MappingReader(json, header).plan(mapping, fallback, units);
  }

  private ImportPlan plan(ImportMapping mapping, @Nullable Owner fallback, Set<String> units) {
    List<ColumnRule> rules = rules(mapping.columns());
    String kind = mapping.kind() == null ? CustomerFacts.PERSON : mapping.kind();
    if (!kind.equals(CustomerFacts.PERSON) && !kind.equals(CustomerFacts.ORGANISATION)) {
      faults.add(Violation.at("/kind", "invalid-value"));
    }
    String country = mapping.country();
    if (country != null && !Set.of(Locale.getISOCountries()).contains(country)) {
      faults.add(Violation.at("/country", "invalid-country"));
    }
    Owner owner = owner(mapping.owner(), fallback);
    boolean named = rules.stream().anyMatch(rule -> rule.target() == FieldTarget.OWNER_UNIT);
    if (owner == null && !named) {
      faults.add(Violation.at("/owner/unit", "required"));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(CustomerError.MAPPING_INVALID, faults);
    }
    ImportPlan plan = new ImportPlan(header.size(), rules, kind, owner, country, units);
    if (owner != null && !plan.mayOwn(owner.unit())) {
      throw new ProblemException(
          CustomerError.UNIT_NOT_PERMITTED, List.of(Violation.at("/owner/unit", "invalid-value")));
    }
    return plan;
  }

  private @Nullable Owner owner(
      ImportMapping.@Nullable OwnerDefault owner, @Nullable Owner fallback) {
    if (owner == null) {
      return fallback;
    }
    String unit = owner.unit();
    if (unit == null || unit.isBlank()) {
      faults.add(Violation.at("/owner/unit", "required"));
      return fallback;
    }
    bounded(unit, "/owner/unit");
    bounded(owner.user(), "/owner/user");
    return new Owner(unit, owner.user());
  }

  private void bounded(@Nullable String constant, String pointer) {
    if (constant != null && constant.length() > MAX_CONSTANT) {
      faults.add(Violation.at(pointer, "too-long", MAX_CONSTANT));
    }
  }

  private List<ColumnRule> rules(@Nullable Map<String, JsonNode> columns) {
    List<ColumnRule> rules = new ArrayList<>();
    if (columns == null || columns.isEmpty()) {
      faults.add(Violation.at("/columns", "required"));
      return rules;
    }
    Set<FieldTarget> taken = EnumSet.noneOf(FieldTarget.class);
    columns.forEach((name, node) -> {
      String pointer = "/columns/" + name.replace("~", "~0").replace("/", "~1");
      int index = index(name.strip(), pointer);
      rule(index, name.strip(), node, pointer, taken).ifPresent(rules::add);
    });
    return rules;
  }

  private int index(String name, String pointer) {
    int index = header.indexOf(name);
    if (index < 0) {
      faults.add(Violation.at(pointer, "unknown-column"));
    } else if (header.lastIndexOf(name) != index) {
      faults.add(Violation.at(pointer, "duplicate-column"));
    }
    return index;
  }

  private Optional<ColumnRule> rule(
      int index, String name, JsonNode node, String pointer, Set<FieldTarget> taken) {
    ImportMapping.Column column = column(node, pointer);
    String field = column.field();
    String place = node.isTextual() ? pointer : pointer + "/field";
    Optional<FieldTarget> target = field == null ? Optional.empty() : FieldTarget.of(field);
    if (target.isEmpty()) {
      faults.add(Violation.at(place, field == null ? "required" : "unknown-field"));
      return Optional.empty();
    }
    if (!taken.add(target.get()) && !target.get().takesMany()) {
      faults.add(Violation.at(place, "duplicate-field"));
    }
    checkType(column.type(), target.get(), pointer);
    return Optional.of(
        new ColumnRule(
            index,
            name,
            target.get(),
            column.type(),
            format(column.format(), target.get(), pointer),
            drops(column.onInvalid(), pointer)));
  }

  private ImportMapping.Column column(JsonNode node, String pointer) {
    if (node.isTextual()) {
      return new ImportMapping.Column(node.textValue(), null, null, null);
    }
    if (!node.isObject()) {
      faults.add(Violation.at(pointer, "wrong-type"));
      return IGNORED;
    }
    try {
      return json.treeToValue(node, ImportMapping.Column.class);
    } catch (JsonProcessingException e) {
      ProblemMapper.ofJson(e)
          .violations()
          .forEach(fault -> faults.add(Violation.at(pointer + fault.pointer(), fault.code())));
      return IGNORED;
    }
  }

  private void checkType(@Nullable String type, FieldTarget target, String pointer) {
    String at = pointer + "/type";
    boolean contact = target == FieldTarget.CONTACT_POINT;
    boolean identifier = target == FieldTarget.IDENTIFIER;
    if (!target.isTyped()) {
      if (type != null) {
        faults.add(Violation.at(at, "invalid-value"));
      }
    } else if (type == null) {
      faults.add(Violation.at(at, "required"));
    } else if (contact && ContactType.of(type).isEmpty()) {
      faults.add(Violation.at(at, "unknown-contact-type"));
    } else if (identifier && IdentifierType.of(type).isEmpty()) {
      faults.add(Violation.at(at, "unknown-identifier-type"));
    } else if (target == FieldTarget.CUSTOM) {
      checkAttribute(type, at);
    }
  }

  // Whether the standard in force has it shows with each row: it may change while the file waits.
  private void checkAttribute(String attribute, String pointer) {
    if (!attribute.matches("[a-zA-Z][a-zA-Z0-9]{0,63}")) {
      faults.add(Violation.at(pointer, "invalid-value"));
    } else if (!attributes.add(attribute)) {
      faults.add(Violation.at(pointer, "duplicate-field"));
    }
  }

  private @Nullable DateForm format(@Nullable String pattern, FieldTarget target, String pointer) {
    Optional<DateForm> form =
        pattern == null || !target.isDate() ? Optional.empty() : DateForm.of(pattern);
    if (pattern != null && form.isEmpty()) {
      faults.add(Violation.at(pointer + "/format", "invalid-value"));
    }
    return form.orElse(null);
  }

  private boolean drops(@Nullable String onInvalid, String pointer) {
    if (onInvalid == null || onInvalid.equals("reject-row")) {
      return false;
    }
    if (!onInvalid.equals("drop-value")) {
      faults.add(Violation.at(pointer + "/onInvalid", "invalid-value"));
    }
    return true;
  }
}
