package dev.mingce.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.kit.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpreadsheetTest {
  @TempDir Path folder;

  @Test
  void theFirstSheetBecomesTextWithTheRowsOfTheSheet() throws IOException {
    Path file = folder.resolve("a.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("客户");
      sheet.value(0, 0, "姓名");
      sheet.value(0, 1, "手机");
      sheet.value(0, 2, "生日");
      sheet.value(0, 3, "金额");
      sheet.value(2, 0, "王\"小\"明,\n𠮷");
      sheet.value(2, 1, 13_812_345_678L);
      sheet.value(2, 2, LocalDate.of(1990, 2, 3));
      sheet.style(2, 2).format("yyyy/m/d").set();
      sheet.value(2, 3, 12.50);
      sheet.value(3, 1, "11010519900203002X");
      sheet.value(3, 2, LocalDateTime.of(1990, 2, 3, 4, 5, 6));
      sheet.style(3, 2).format("yyyy-mm-dd hh:mm:ss").set();
      sheet.value(3, 3, true);
      workbook.newWorksheet("other").value(0, 0, "not read");
    }
    assertThat(Spreadsheet.isOne(file)).isTrue();
    Path text = Spreadsheet.toText(file);
    assertThat(Files.readString(text))
        .isEqualTo(
            """
            "姓名","手机","生日","金额"

            "王""小""明,
            𠮷","13812345678","1990-02-03","12.5"
            "","11010519900203002X","1990-02-03T04:05:06","true"
            """);
    assertThat(text.getParent()).isEqualTo(folder);
  }

  @Test
  void anotherArchiveIsNoWorkbookAndABrokenOneIsRefused() throws IOException {
    assertThat(Spreadsheet.isOne(zip("a.zip", "readme.txt", "x"))).isFalse();
    assertThat(Spreadsheet.isOne(Files.writeString(folder.resolve("b"), "a,b\n"))).isFalse();
    assertThat(Spreadsheet.isOne(Files.write(folder.resolve("c"), new byte[] {'P', 'K', 3, 4})))
        .isFalse();
    Path broken = zip("d.xlsx", "xl/workbook.xml", "<workbook");
    assertThat(Spreadsheet.isOne(broken)).isTrue();
    refused(broken, "import-unreadable");
  }

  @Test
  void whatUnpacksToTooMuchIsRefusedBeforeItIsRead() throws IOException {
    refused(
        zip("a.xlsx", "xl/workbook.xml", "x".repeat(50_000_000), "xl/sharedStrings.xml"),
        "import-too-large");
  }

  private void refused(Path file, String code) throws IOException {
    assertThatThrownBy(() -> Spreadsheet.toText(file))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.errorCode().code()).isEqualTo(code));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("sheet"));
    }
  }

  private Path zip(String name, String entry, String content, String... more) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String one : Stream.concat(Stream.of(entry), Stream.of(more)).toList()) {
        zip.putNextEntry(new ZipEntry(one));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  @Test
  void theOptionsAreThoseOfTheTextThatIsWritten() {
    assertThat(List.of(Spreadsheet.AS_WRITTEN.separator(), Spreadsheet.AS_WRITTEN.charset()))
        .containsExactly(',', StandardCharsets.UTF_8);
  }
}
