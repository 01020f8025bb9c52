package dev.mingce.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCsvTest {
  @Test
  void quotesWhatNeedsIt() {
    assertThat(ReportCsv.line(List.of("1", "a,b", "c\"d", "e\nf", "", "姓名")))
        .isEqualTo("1,\"a,b\",\"c\"\"d\",\"e\nf\",,姓名\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x"})
  void makesFormulasText(String cell) {
    assertThat(ReportCsv.line(List.of(cell))).isEqualTo("'" + cell + "\r\n");
  }

  @Test
  void makesFormulasBehindSpaceText() {
    assertThat(ReportCsv.line(List.of("\t=1"))).isEqualTo("\"'\t=1\"\r\n");
    assertThat(ReportCsv.line(List.of(" =1"))).isEqualTo("' =1\r\n");
    assertThat(ReportCsv.line(List.of("\r=1"))).isEqualTo("\"'\r=1\"\r\n");
    assertThat(ReportCsv.line(List.of("a=1"))).isEqualTo("a=1\r\n");
  }

  @Property(tries = 500)
  void isReadAsItWasWritten(@ForAll @Size(min = 1, max = 5) List<String> cells) {
    List<String> read =
        CsvReader.builder()
            .skipEmptyLines(false)
            .ofCsvRecord(ReportCsv.line(cells))
            .iterator()
            .next()
            .getFields();

    for (int i = 0; i < cells.size(); i++) {
      assertThat(read.get(i)).isIn(cells.get(i), "'" + cells.get(i));
    }
  }
}
