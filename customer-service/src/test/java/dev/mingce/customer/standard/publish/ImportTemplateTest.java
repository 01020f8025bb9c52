package dev.mingce.customer.standard.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.standard.BuiltinStandards;
import dev.mingce.customer.standard.FieldDefinition;
import dev.mingce.customer.standard.Standard;
import dev.mingce.customer.standard.StandardDefinition;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class ImportTemplateTest {
  private static final List<String> TITLES =
      List.of(
          "Family name",
          "Given name",
          "Mobile",
          "Member",
          "Gender",
          "Grade",
          "Visits",
          "Since",
          "VIP",
          "Card",
          "Plate",
          "Province");

  @Test
  void theHeaderIsTheSameInBothFormsAndInTheMapping() throws Exception {
    ImportTemplate template = ImportTemplate.of(TryOut.in("en"));
    assertThat(new String(template.csv(), StandardCharsets.UTF_8))
        .isEqualTo("\uFEFF" + String.join(",", TITLES) + "\r\n");
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(template.xlsx()))) {
      Sheet sheet = book.getFirstSheet();
      assertThat(sheet.getName()).isEqualTo("Customers");
      Row header = sheet.read().getFirst();
      assertThat(header.stream().map(cell -> cell.getText())).containsExactlyElementsOf(TITLES);
    }
    assertThat(new ObjectMapper().valueToTree(template.mapping().get("columns")).properties())
        .extracting(column -> column.getKey() + "=" + column.getValue())
        .contains(
            "Family name=\"name.family\"",
            "Gender=\"demographics.gender\"",
            "Province=\"address.province\"")
        .hasSize(TITLES.size());
  }

  @Test
  void codedColumnsHaveDropDownsOfWhatIsOffered() throws Exception {
    byte[] file = ImportTemplate.of(TryOut.in("zh-CN")).xlsx();
    String sheet = entry(file, "xl/worksheets/sheet1.xml");
    // Gender, grade and the yes-or-no.
    assertThat(sheet.split("<dataValidation ", -1)).hasSize(4);
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      Sheet codes = book.findSheet("codes").orElseThrow();
      assertThat(column(codes, 4)).containsExactly("未知的性别", "男性", "女性", "未说明的性别");
      assertThat(column(codes, 5)).containsExactly("甲");
      assertThat(column(codes, 8)).containsExactly("true", "false");
      Sheet guide = book.findSheet("填写说明").orElseThrow();
      assertThat(guide.read().get(1).getCellText(0)).isEqualTo("姓");
      assertThat(guide.read().get(1).getCellText(1)).isEqualTo("是");
      assertThat(guide.read().get(2).getCellText(3)).isEqualTo("不含姓");
    }
  }

  @Test
  void twoFieldsOfOneTitleHaveTwoColumns() {
    var builtin = BuiltinStandards.definition("person");
    var twice = new ArrayList<>(builtin.fields());
    var first = twice.getFirst();
    twice.add(
        new FieldDefinition(
            "/custom/again",
            "text",
            first.labels(),
            null,
            first.group(),
            false,
            null,
            null,
            null,
            null,
            null));
    var standard =
        new Standard(
            "1", new StandardDefinition(builtin.groups(), twice, null), BuiltinStandards.lists());
    String header =
        new String(
            ImportTemplate.of(new Published(standard, "person", "zh-CN")).csv(),
            StandardCharsets.UTF_8);
    assertThat(header.strip().split(",", -1)).doesNotHaveDuplicates().contains("姓 2");
  }

  private static List<String> column(Sheet sheet, int column) throws Exception {
    return sheet.read().stream()
        .map(row -> row.getCellText(column))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static String entry(byte[] zip, String name) throws Exception {
    Path file = Files.createTempFile("template", ".xlsx");
    Files.write(file, zip);
    try (ZipFile entries = new ZipFile(file.toFile())) {
      InputStream in = entries.getInputStream(entries.getEntry(name));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      Files.delete(file);
    }
  }
}
