package dev.mingce.stack.demo;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes demo customers as RFC 4180 CSV with a header line, CRLF line ends, empty for missing. */
public final class DemoCsv {
  private static final List<String> RECORD_COLUMNS =
      List.of(
          "kind",
          "family",
          "given",
          "full",
          "birthDate",
          "mobile",
          "email",
          "identifierType",
          "identifierValue",
          "country",
          "province",
          "city",
          "district",
          "detail",
          "postcode",
          "ownerUnit",
          "ownerUser");

  private static final List<String> TRUTH_COLUMNS =
      List.of("number", "entity", "likeness", "likeTo");

  private DemoCsv() {}

  /** The columns of {@link #write}, in order. */
  public static List<String> columns() {
    return RECORD_COLUMNS;
  }

  /**
   * What an import would contain, without the truth.
   *
   * @return rows written, without the header
   */
  public static long write(Writer out, Stream<DemoCustomer> customers) throws IOException {
    line(out, RECORD_COLUMNS);
    return each(out, customers, customer -> recordFields(customer.record()));
  }

  /**
   * The same rows behind number, entity, likeness and likeTo, for measuring a matcher.
   *
   * @return rows written, without the header
   */
  public static long writeWithTruth(Writer out, Stream<DemoCustomer> customers) throws IOException {
    line(out, concat(TRUTH_COLUMNS, RECORD_COLUMNS));
    return each(
        out, customers, customer -> concat(truthFields(customer), recordFields(customer.record())));
  }

  private interface Row {
    List<String> of(DemoCustomer customer);
  }

  private static long each(Writer out, Stream<DemoCustomer> customers, Row row) throws IOException {
    long rows = 0;
    for (var all = customers.sequential().iterator(); all.hasNext(); rows++) {
      line(out, row.of(all.next()));
    }
    out.flush();
    return rows;
  }

  private static List<String> truthFields(DemoCustomer customer) {
    return List.of(
        Integer.toString(customer.number()),
        customer.entity(),
        customer.likeness().name(),
        text(customer.likeTo()));
  }

  private static List<String> recordFields(DemoRecord record) {
    var identifier = record.identifier();
    var address = record.address();
    return List.of(
        record.kind().apiName(),
        text(record.family()),
        text(record.given()),
        text(record.full()),
        text(record.birthDate()),
        text(record.mobile()),
        text(record.email()),
        identifier == null ? "" : identifier.type(),
        identifier == null ? "" : identifier.value(),
        address == null ? "" : address.country(),
        address == null ? "" : address.province(),
        address == null ? "" : text(address.city()),
        address == null ? "" : address.district(),
        address == null ? "" : address.detail(),
        address == null ? "" : address.postcode(),
        record.owner().unit(),
        record.owner().user());
  }

  private static void line(Writer out, List<String> fields) throws IOException {
    out.write(fields.stream().map(DemoCsv::quoted).collect(Collectors.joining(",")));
    out.write("\r\n");
  }

  private static String quoted(String field) {
    return field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? field
        : '"' + field.replace("\"", "\"\"") + '"';
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
