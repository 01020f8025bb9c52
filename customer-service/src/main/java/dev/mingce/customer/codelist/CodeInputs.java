package dev.mingce.customer.codelist;

import dev.mingce.customer.standard.CodeList;
import dev.mingce.customer.standard.DefinitionCheck;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what a steward writes about codes. */
final class CodeInputs {
  private static final int MAX_ITEMS = 5_000;
  private static final Set<String> STATES =
      Set.of(CodeList.ACTIVE, CodeList.DEPRECATED, CodeList.REPLACED);

  private CodeInputs() {}

  static CodeList list(CodeListInput input) {
    List<Violation> faults = new ArrayList<>();
    String code = input.code();
    if (code == null || !code.matches("[a-z][a-z0-9-]{1,39}")) {
      faults.add(Violation.at("/code", code == null ? "required" : "invalid-value"));
    }
    faults.addAll(DefinitionCheck.labels(input.labels(), "/labels"));
    if (input.source() != null && input.source().length() > 200) {
      faults.add(Violation.at("/source", "too-long", 200));
    }
    List<CodeInput> given = input.items() == null ? List.of() : input.items();
    if (given.size() > MAX_ITEMS) {
      faults.add(Violation.at("/items", "too-many", MAX_ITEMS));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      check(given.get(i), "/items/" + i, faults);
      @Nullable CodeInput item = given.get(i);
      if (item != null && item.code() != null && !seen.add(item.code())) {
        faults.add(Violation.at("/items/" + i + "/code", "duplicate"));
      }
    }
    refuse(faults);
    return new CodeList(
        Objects.requireNonNull(code),
        Objects.requireNonNull(input.labels()),
        input.source(),
        given.stream().map(CodeInputs::active).toList());
  }

  static CodeList.Item item(CodeInput input) {
    List<Violation> faults = new ArrayList<>();
    check(input, "", faults);
    refuse(faults);
    return active(input);
  }

  /**
   * The item after a change.
   *
   * @param list the list that holds it
   */
  static CodeList.Item changed(CodeList list, CodeList.Item before, CodeChange change) {
    List<Violation> faults = new ArrayList<>();
    if (change.labels() != null) {
      faults.addAll(DefinitionCheck.labels(change.labels(), "/labels"));
    }
    String state = Objects.requireNonNullElse(change.state(), before.state());
    if (!STATES.contains(state)) {
      faults.add(Violation.at("/state", "invalid-value"));
    }
    String successor = change.replacedBy() == null ? before.replacedBy() : change.replacedBy();
    if (state.equals(CodeList.ACTIVE)) {
      if (change.replacedBy() != null) {
        faults.add(Violation.at("/replacedBy", "invalid-value"));
      }
      successor = null;
    } else if (successor == null) {
      if (state.equals(CodeList.REPLACED)) {
        faults.add(Violation.at("/replacedBy", "required"));
      }
    } else if ((change.state() != null || change.replacedBy() != null)
        && (successor.equals(before.code())
            || list.item(successor).filter(CodeList.Item::isOffered).isEmpty())) {
      // Never a chain, and so never a cycle: the successor is in use.
      faults.add(Violation.at("/replacedBy", "unknown-code", list.code()));
    }
    refuse(faults);
    return new CodeList.Item(
        before.code(),
        Objects.requireNonNullElse(change.labels(), before.labels()),
        state,
        successor);
  }

  private static void check(@Nullable CodeInput item, String pointer, List<Violation> faults) {
    if (item == null) {
      faults.add(Violation.at(pointer, "required"));
      return;
    }
    String code = item.code();
    if (code == null || !code.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      faults.add(Violation.at(pointer + "/code", code == null ? "required" : "invalid-value"));
    }
    faults.addAll(DefinitionCheck.labels(item.labels(), pointer + "/labels"));
  }

  private static CodeList.Item active(CodeInput input) {
    return new CodeList.Item(
        Objects.requireNonNull(input.code()),
        Objects.requireNonNull(input.labels()),
        CodeList.ACTIVE,
        null);
  }

  private static void refuse(List<Violation> faults) {
    if (!faults.isEmpty()) {
      throw new ProblemException(KitError.VALIDATION_FAILED, faults);
    }
  }
}
