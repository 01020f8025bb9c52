package dev.mingce.customer.imports;

import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.content.CustomerRules;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a customer of each row by a plan and the rules of the data standard, or says why not. */
final class RowReader {
  /** The channel of everything that is imported. */
  static final String CHANNEL = "import";

  private final ImportPlan plan;
  private final CustomerRules rules;
  private final CodeReader codes;

  private RowReader(ImportPlan plan, CustomerRules rules) {
    this.plan = plan;
    this.rules = rules;
    this.codes = new CodeReader(rules);
  }

  static RowReader of(ImportPlan plan, CustomerRules rules) {
    String country = plan.country();
    CustomerRules ofImports = rules.onChannel(CHANNEL);
    return new RowReader(plan, country == null ? ofImports : ofImports.inRegion(country));
  }

  RowOutcome read(CsvRow row) {
    if (row.fault() != null) {
      return rejected(row, Violation.at("", row.fault(), CsvRows.MAX_LENGTH, CsvRows.MAX_LINES));
    }
    if (row.fields().size() != plan.width()) {
      return rejected(row, Violation.at("", "ragged-row", row.fields().size(), plan.width()));
    }
    Set<ColumnRule> dropped = new HashSet<>();
    List<RowFault> warnings = new ArrayList<>();
    // Each turn drops at least one column or ends.
    while (true) {
      RowDraft draft = new RowDraft(plan, codes, row, dropped);
      List<Violation> faults = draft.faults();
      if (faults.isEmpty()) {
        try {
          CustomerContent content = rules.check(draft.input(), plan.owner());
          return new RowOutcome.Accepted(content, warnings);
        } catch (ProblemException e) {
          faults = e.violations();
        }
      }
      List<RowFault> errors = sort(row, draft, faults, dropped, warnings);
      if (!errors.isEmpty()) {
        return new RowOutcome.Rejected(errors);
      }
    }
  }

  // Faults of columns that may be dropped become warnings; the others are answered.
  private static List<RowFault> sort(
      CsvRow row,
      RowDraft draft,
      List<Violation> faults,
      Set<ColumnRule> dropped,
      List<RowFault> warnings) {
    List<RowFault> errors = new ArrayList<>();
    for (Violation fault : faults) {
      List<ColumnRule> origins = draft.origins(fault.pointer());
      if (origins.isEmpty()) {
        errors.add(RowFault.error(row.number(), null, fault));
      } else if (origins.stream().allMatch(ColumnRule::drop)) {
        origins.stream()
            .filter(dropped::add)
            .forEach(rule -> warnings.add(RowFault.dropped(row.number(), rule.column(), fault)));
      } else {
        errors.add(RowFault.error(row.number(), origins.getFirst().column(), fault));
      }
    }
    return errors;
  }

  private static RowOutcome rejected(CsvRow row, Violation fault) {
    return new RowOutcome.Rejected(List.of(RowFault.error(row.number(), null, fault)));
  }
}
