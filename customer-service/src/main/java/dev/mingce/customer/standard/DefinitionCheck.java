package dev.mingce.customer.standard;

import dev.mingce.kit.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a definition against what a definition must be, before it can be stored. */
public final class DefinitionCheck {
  static final int MAX_GROUPS = 50;
  static final int MAX_FIELDS = 300;
  static final int MAX_LABEL = 200;
  private static final Set<String> TYPES =
      Set.of(
          BaseFields.TEXT, BaseFields.DATE, BaseFields.NUMBER, BaseFields.BOOLEAN, BaseFields.LIST);
  private static final Set<String> CLASSES = Set.of("base", "behaviour", "preference");

  private final Set<String> lists;
  private final List<Violation> faults = new ArrayList<>();
  private final Set<String> groups = new HashSet<>();
  private final Set<String> paths = new HashSet<>();

  private DefinitionCheck(Set<String> lists) {
    this.lists = lists;
  }

  /**
   * Everything that is wrong with a definition.
   *
   * @param lists codes of the code lists that there are
   * @param pointer where the definition lies in the input
   */
  public static List<Violation> violations(
      StandardDefinition definition, Set<String> lists, String pointer) {
    DefinitionCheck check = new DefinitionCheck(lists);
    check.groups(definition.groups(), pointer + "/groups");
    check.fields(definition.fields(), pointer + "/fields");
    check.identifiers(definition.strictIdentifiers(), pointer + "/strictIdentifiers");
    return check.faults;
  }

  /** What is wrong with texts that must be there in both languages. */
  public static List<Violation> labels(@Nullable Map<String, String> labels, String pointer) {
    List<Violation> faults = new ArrayList<>();
    if (labels == null || labels.isEmpty()) {
      return List.of(Violation.at(pointer, "required"));
    }
    texts(labels, pointer, faults);
    for (String language : List.of(Labels.CHINESE, Labels.ENGLISH)) {
      if (!labels.containsKey(language)) {
        faults.add(Violation.at(pointer + "/" + language, "required"));
      }
    }
    return faults;
  }

  private void groups(List<StandardDefinition.Group> given, String pointer) {
    bounded(given.size(), MAX_GROUPS, pointer);
    for (int i = 0; i < given.size(); i++) {
      StandardDefinition.@Nullable Group group = given.get(i);
      String at = pointer + "/" + i;
      if (group == null) {
        fault(at, "required");
        continue;
      }
      @Nullable String code = group.code();
      if (code == null || !code.matches("[a-z][a-z0-9-]{0,63}")) {
        fault(at + "/code", "invalid-value");
      } else if (!groups.add(code)) {
        fault(at + "/code", "duplicate");
      }
      faults.addAll(labels(group.labels(), at + "/labels"));
    }
  }

  private void fields(List<FieldDefinition> given, String pointer) {
    bounded(given.size(), MAX_FIELDS, pointer);
    for (int i = 0; i < given.size(); i++) {
      @Nullable FieldDefinition field = given.get(i);
      String at = pointer + "/" + i;
      if (field == null) {
        fault(at, "required");
      } else {
        field(field, at);
      }
    }
  }

  private void field(FieldDefinition field, String at) {
    Optional<FieldPath> path = FieldPath.of(field.path());
    if (path.isEmpty()) {
      fault(at + "/path", "unknown-path");
    } else if (!paths.add(field.path())) {
      fault(at + "/path", "duplicate");
    }
    path.ifPresent(place -> type(field, place, at));
    faults.addAll(labels(field.labels(), at + "/labels"));
    if (field.help() != null) {
      texts(field.help(), at + "/help", faults);
    }
    if (field.group() != null && !groups.contains(field.group())) {
      fault(at + "/group", "unknown-group");
    }
    if (field.pattern() != null && !Patterns.isValid(field.pattern())) {
      fault(at + "/pattern", "invalid-pattern");
    }
    if (field.codeList() != null && !lists.contains(field.codeList())) {
      fault(at + "/codeList", "unknown-code-list");
    }
    for (int i = 0; field.normalisers() != null && i < field.normalisers().size(); i++) {
      @Nullable String name = field.normalisers().get(i);
      if (name == null || !Normalisers.NAMES.contains(name)) {
        fault(at + "/normalisers/" + i, "invalid-value");
      }
    }
    if (field.dataClass() != null && !CLASSES.contains(field.dataClass())) {
      fault(at + "/dataClass", "invalid-value");
    }
  }

  // A standard may ask for more than what always holds, never for less.
  private void type(FieldDefinition field, FieldPath place, String at) {
    BaseFields.Base base = place.base();
    @Nullable String type = field.type();
    if (type == null || !TYPES.contains(type)) {
      fault(at + "/type", "invalid-value");
      return;
    }
    boolean fits = base.type().equals(BaseFields.TEXT) && !type.equals(BaseFields.LIST);
    if (!fits && !type.equals(base.type())) {
      fault(at + "/type", "wrong-form", base.type());
    }
    Integer longest = field.maxLength();
    if (longest == null) {
      return;
    }
    if (base.maxLength() == null) {
      fault(at + "/maxLength", "invalid-value");
    } else if (longest < 1 || longest > base.maxLength()) {
      fault(at + "/maxLength", "out-of-range", 1, base.maxLength());
    }
  }

  private void identifiers(@Nullable List<String> types, String pointer) {
    for (int i = 0; types != null && i < types.size(); i++) {
      @Nullable String type = types.get(i);
      if (type == null || IdentifierType.of(type).isEmpty()) {
        fault(pointer + "/" + i, "unknown-identifier-type");
      }
    }
  }

  private static void texts(Map<String, String> texts, String pointer, List<Violation> faults) {
    texts.forEach((language, text) -> {
      if (!Labels.LANGUAGES.contains(language)) {
        faults.add(Violation.at(pointer, "unknown-language"));
      } else if (isBlank(text)) {
        faults.add(Violation.at(pointer + "/" + language, "required"));
      } else if (!text.matches("[^=+\\-@\\p{Cntrl}]\\P{Cntrl}*")) {
        // A spreadsheet would take it for a formula, and texts become headers of templates.
        faults.add(Violation.at(pointer + "/" + language, "invalid-label"));
      } else if (text.length() > MAX_LABEL) {
        faults.add(Violation.at(pointer + "/" + language, "too-long", MAX_LABEL));
      }
    });
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private void bounded(int size, int most, String pointer) {
    if (size > most) {
      fault(pointer, "too-many", most);
    }
  }

  private void fault(String pointer, String code, Object... arguments) {
    faults.add(Violation.at(pointer, code, arguments));
  }
}
