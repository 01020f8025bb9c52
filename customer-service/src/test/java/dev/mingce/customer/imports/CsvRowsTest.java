package dev.mingce.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsEachKindOfLineEndAndNumbersAsASpreadsheetDoes(String end) {
    assertThat(rows("a,b\n\n1,\"x\ny\"\n ,\t\n2,z".replace("\n", end)))
        .containsExactly("1 [a, b]", "3 [1, x" + end + "y]", "5 [2, z]");
  }

  @Test
  void trimsAndKeepsEverythingElseOfACell() {
    assertThat(rows("  a\u3000,\"  b \"\n=1+1,\"say \"\"hi\"\"\"\n6\" pipe,+4\n\"Big\" Joe,-@\n"))
        .containsExactly("1 [a, b]", "2 [=1+1, say \"hi\"]", "3 [6\" pipe, +4]", "4 [Big Joe, -@]");
  }

  @Test
  void keepsEmptyCellsAndRaggedRows() {
    assertThat(rows("a,,\n,b\nc\n,,\nd,e,f,g\n"))
        .containsExactly("1 [a, , ]", "2 [, b]", "3 [c]", "5 [d, e, f, g]");
  }

  @Test
  void readsNothingFromNothing() {
    assertThat(rows("")).isEmpty();
    assertThat(rows("\n\r\n \n,,\n")).isEmpty();
  }

  @Test
  void goesOnInTheNextLineAfterAQuoteThatNobodyCloses() {
    assertThat(rows("a,b\n1,\"x\n2,y\n3,z\n"))
        .containsExactly("1 [a, b]", "2 unclosed-quote", "3 [2, y]", "4 [3, z]");
  }

  @Test
  void noticesThatTheQuoteOfALaterRowClosesNothing() {
    assertThat(rows("a,b\n1,\"x\n2,\"y\"\n3,\"z\nz\"\n4,\"\"\n"))
        .containsExactly("1 [a, b]", "2 unclosed-quote", "3 [2, y]", "4 [3, z\nz]", "5 [4, ]");
  }

  @Test
  void takesSpaceAfterAClosingQuote() {
    assertThat(rows("\"a\nb\" ,c\n\"d\" ,e\n")).containsExactly("1 [a\nb, c]", "2 [d, e]");
  }

  @Test
  void boundsTheLinesOfARecord() {
    String lines = "x\n".repeat(CsvRows.MAX_LINES - 1);

    assertThat(rows("\"" + lines + "\"\nend\n")).hasSize(2).last().isEqualTo("2 [end]");
    assertThat(rows("\"x\n" + lines + "\"\n"))
        .hasSize(CsvRows.MAX_LINES + 1)
        .startsWith("1 unclosed-quote", "2 [x]")
        .endsWith("100 [x]", "101 unclosed-quote");
  }

  @Test
  void boundsTheLengthOfARecord() {
    String longest = "x".repeat(CsvRows.MAX_LENGTH);

    assertThat(rows(longest + "\nend")).containsExactly("1 [" + longest + "]", "2 [end]");
    assertThat(rows(longest + "x\r\nend")).containsExactly("1 row-too-long", "2 [end]");
    assertThat(rows("\"" + longest.substring(2) + "\n\"\nend"))
        .hasSize(2)
        .last()
        .isEqualTo("2 [end]");
    assertThat(rows("\"a\n" + longest + "\"\nend"))
        .containsExactly("1 unclosed-quote", "2 row-too-long", "3 [end]");
  }

  @Property(tries = 1_000)
  void readsWhatIsWellFormedAsAnotherReaderDoes(
      @ForAll @Size(max = 8) List<
                  @Size(min = 1, max = 5) List<
                      @StringLength(max = 8) @Chars({'a', '王', ' ', ',', '"', '\n', ';'}) String>>
              table)
      throws IOException {
    String text =
        table.stream()
            .map(row -> row.stream().map(CsvRowsTest::quoted).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n"));

    assertThat(rows(text)).isEqualTo(reference(text));
  }

  @Property(tries = 1_000)
  void alwaysComesToAnEndAndLosesNoLine(
      @ForAll
          @StringLength(max = 60)
          @Chars({'a', ',', '"', '\n', '\r'})
          @CharRange(from = 'b', to = 'c')
          String text) {
    List<String> read = rows(text);

    // Each letter b is in a row, or its row has a fault.
    long kept = read.stream().flatMapToInt(String::chars).filter(c -> c == 'b').count();
    long faults = read.stream().filter(row -> row.endsWith(" unclosed-quote")).count();
    assertThat(kept == text.chars().filter(c -> c == 'b').count() || faults > 0).isTrue();
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static List<String> rows(String text) {
    List<String> found = new ArrayList<>();
    try (CsvRows rows = new CsvRows(new StringReader(text), ',')) {
      for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        CsvRow read = row.get();
        found.add(read.number() + " " + (read.fault() == null ? read.fields() : read.fault()));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found;
  }

  private static List<String> reference(String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .skipEmptyLines(false)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(text)) {
      long number = 0;
      for (CsvRecord row : reader) {
        number++;
        List<String> cells = row.getFields().stream().map(String::strip).toList();
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
          found.add(number + " " + cells);
        }
      }
    }
    return found;
  }
}
