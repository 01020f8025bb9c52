package dev.mingce.customer.imports;

import dev.mingce.customer.content.CustomerRules;
import dev.mingce.customer.standard.CodeList;
import dev.mingce.customer.standard.FieldDefinition;
import dev.mingce.customer.standard.Standard;
import dev.mingce.events.CustomerFacts;
import java.util.Optional;

/**
 * Reads what stands in a cell for a coded field: the code itself, or its label in either language,
 * as the drop-downs of a template offer it.
 */
final class CodeReader {
  private final CustomerRules rules;

  CodeReader(CustomerRules rules) {
    this.rules = rules;
  }

  /** The code of a label; everything else as it is. */
  String read(String kind, String path, String value) {
    // What is of no kind is refused as a whole.
    if (!kind.equals(CustomerFacts.PERSON) && !kind.equals(CustomerFacts.ORGANISATION)) {
      return value;
    }
    Standard standard = rules.standard(kind);
    return list(standard, path)
        .filter(list -> list.item(value).isEmpty())
        .flatMap(list -> list.labelled(value))
        .map(CodeList.Item::code)
        .orElse(value);
  }

  private static Optional<CodeList> list(Standard standard, String path) {
    return standard.definition().fields().stream()
        .filter(field -> field.path().equals(path))
        .map(FieldDefinition::codeList)
        .filter(code -> code != null)
        .findFirst()
        .map(standard.lists()::get);
  }
}
