package dev.mingce.customer.codelist;

import dev.mingce.customer.standard.BuiltinStandards;
import dev.mingce.customer.standard.CodeList;

/**
 * A code list with its version.
 *
 * @param version 1 while nobody has changed it
 */
public record StoredList(CodeList list, long version) {
  String origin() {
    return BuiltinStandards.lists().containsKey(list.code()) ? "builtin" : "own";
  }

  boolean isFixed() {
    return BuiltinStandards.FIXED.contains(list.code());
  }
}
