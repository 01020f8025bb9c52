package dev.mingce.customer.standard.publish;

import dev.mingce.customer.standard.FieldDefinition;
import dev.mingce.customer.standard.Labels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A standard as a file to fill in, and the mapping with which it is imported. */
public final class ImportTemplate {
  /** Rows for which the spreadsheet has drop-downs. */
  static final int ROWS = 5_000;

  private static final String APPLICATION = "Mingce";
  private final Published published;
  private final List<Column> columns;

  private ImportTemplate(Published published) {
    this.published = published;
    this.columns = Column.of(published);
  }

  public static ImportTemplate of(Published published) {
    return new ImportTemplate(published);
  }

  /** The header, in UTF-8 with the mark by which spreadsheets know it. */
  public byte[] csv() {
    String header =
        columns.stream().map(column -> quoted(column.title())).collect(Collectors.joining(","));
    return ("\uFEFF" + header + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  public Map<String, Object> mapping() {
    return Column.mapping(columns, published.kind());
  }

  /** A sheet to fill in with drop-downs, one that explains its columns, and a hidden one. */
  public byte[] xlsx() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, APPLICATION, "1.0")) {
      Worksheet sheet = book.newWorksheet(published.text("客户", "Customers"));
      Worksheet guide = book.newWorksheet(published.text("填写说明", "How to fill in"));
      Worksheet codes = book.newWorksheet("codes");
      codes.setVisibilityState(VisibilityState.HIDDEN);
      header(sheet, codes);
      explain(guide);
      book.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("template not written", e);
    }
    return out.toByteArray();
  }

  private void header(Worksheet sheet, Worksheet codes) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      sheet.value(0, i, column.title());
      sheet.width(i, Math.clamp(column.title().length() * 2L + 4, 12, 40));
      // As text: a spreadsheet would round long numbers and drop leading zeros.
      sheet.style(i).format("@").set();
      sheet.style(0, i).bold().fillColor(column.field().required() ? "FFE699" : "DDEBF7").set();
      List<String> choices = column.choices();
      if (!choices.isEmpty()) {
        for (int row = 0; row < choices.size(); row++) {
          codes.value(row, i, choices.get(row));
        }
        sheet
            .range(1, i, ROWS, i)
            .validateWithList(codes.range(0, i, choices.size() - 1, i))
            .allowBlank(true)
            .showErrorMessage(true);
      }
    }
    sheet.freezePane(0, 1);
  }

  private void explain(Worksheet guide) {
    List<String> titles =
        published.isChinese()
            ? List.of("列", "必填", "形式", "说明")
            : List.of("Column", "Required", "Form", "Help");
    for (int i = 0; i < titles.size(); i++) {
      guide.value(0, i, titles.get(i));
      guide.style(0, i).bold().set();
      guide.width(i, i == 3 ? 60 : 24);
    }
    for (int i = 0; i < columns.size(); i++) {
      FieldDefinition field = columns.get(i).field();
      guide.value(i + 1, 0, columns.get(i).title());
      guide.value(i + 1, 1, field.required() ? published.text("是", "Yes") : "");
      guide.value(i + 1, 2, form(field));
      guide.value(i + 1, 3, Labels.pick(field.help(), published.language()));
    }
    guide.freezePane(0, 1);
  }

  private String form(FieldDefinition field) {
    if (field.codeList() != null) {
      return published.text("代码表 ", "Code list ") + field.codeList();
    }
    return switch (field.type()) {
      case "date" -> published.text("日期 YYYY-MM-DD", "Date YYYY-MM-DD");
      case "number" -> published.text("数字", "Number");
      case "boolean" -> "true / false";
      default -> field.pattern() == null ? published.text("文本", "Text") : field.pattern();
    };
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
