package dev.mingce.customer.imports;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a report that a spreadsheet shows as text and never runs (RFC 4180 quoting). */
final class ReportCsv {
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private ReportCsv() {}

  static String line(List<String> cells) {
    return cells.stream().map(ReportCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String safe = startsFormula(text) ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n\t].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  // Full-width forms too: some spreadsheets take them for the others, and pass over space.
  private static boolean startsFormula(String text) {
    String shown = text.stripLeading();
    return !shown.isEmpty() && "=+-@＝＋－＠".indexOf(shown.charAt(0)) >= 0;
  }
}
