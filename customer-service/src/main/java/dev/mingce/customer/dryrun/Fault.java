package dev.mingce.customer.dryrun;

import java.util.List;

/** What a standard would refuse in one record; never the value. */
record Fault(String pointer, String code, List<String> arguments) {
  Fault {
    arguments = List.copyOf(arguments);
  }

  /** The place in any record: {@code /contactPoints/*}{@code /value}. */
  String path() {
    return pointer.replaceAll("/\\d+(?=/|$)", "/*");
  }

  String rule() {
    return path() + " " + code;
  }
}
