package dev.mingce.customer.imports;

import dev.mingce.customer.CustomerError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Writes the first sheet of an Excel workbook as the delimited text that an import reads: a record
 * for each row of the sheet, so that the numbers of rows in a report are those of the sheet.
 *
 * <p>The library streams the sheet, takes no document type definitions and follows no references.
 * What it would unpack is measured before it sees the file.
 */
final class Spreadsheet {
  /** How the text is written. */
  static final ImportOptions AS_WRITTEN = new ImportOptions(",", "UTF-8");

  /** Of a text of this size a workbook is a tenth; more is meant to harm. */
  private static final long MOST_UNPACKED = 400_000_000L;

  // Held in memory.
  private static final long MOST_STRINGS = 40_000_000L;
  private static final int MOST_PARTS = 2_000;
  private static final int MOST_COLUMNS = 1_000;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");

  private final Path file;

  private Spreadsheet(Path file) {
    this.file = file;
  }

  /** Whether a file is a workbook of Office Open XML, by its content. */
  static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!java.util.Arrays.equals(in.readNBytes(ZIP.length), ZIP)) {
        return false;
      }
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry("xl/workbook.xml") != null;
    } catch (ZipException e) {
      return false;
    }
  }

  /**
   * Writes its first sheet to a file beside it, in UTF-8 with commas.
   *
   * @throws ProblemException import-unreadable, or import-too-large when it unpacks to too much
   */
  static Path toText(Path workbook) throws IOException {
    Path text = Files.createTempFile(workbook.toAbsolutePath().getParent(), "sheet", ".csv");
    try {
      new Spreadsheet(workbook).write(text);
      return text;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(text);
      if (e instanceof ProblemException problem) {
        throw problem;
      }
      // Without the cause, which may quote the file.
      throw new ProblemException(
          CustomerError.IMPORT_UNREADABLE, List.of(Violation.at("/file", "binary-file")));
    }
  }

  private void write(Path text) throws IOException {
    measure();
    try (ReadableWorkbook workbook =
            new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
        Stream<Row> rows = workbook.getFirstSheet().openStream();
        BufferedWriter out = Files.newBufferedWriter(text, StandardCharsets.UTF_8)) {
      int written = 0;
      int width = 0;
      for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
        Row row = all.next();
        // Rows without cells are not in the file.
        for (; written < row.getRowNum() - 1; written++) {
          out.write('\n');
        }
        if (width == 0) {
          width = Math.min(row.getCellCount(), MOST_COLUMNS);
        }
        write(row, width, out);
        written++;
      }
    }
  }

  // A row ends with its last cell that was ever filled in, the header with its last column.
  private static void write(Row row, int width, Writer out) throws IOException {
    int cells = Math.max(width, Math.min(row.getCellCount(), MOST_COLUMNS));
    for (int i = 0; i < cells; i++) {
      if (i > 0) {
        out.write(',');
      }
      String value = i < row.getCellCount() && row.hasCell(i) ? text(row.getCell(i)) : "";
      out.write('"');
      out.write(value.replace("\"", "\"\""));
      out.write('"');
    }
    out.write('\n');
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER) {
      return isDate(cell) ? date(cell.asDate()) : number(cell.asNumber());
    }
    if (cell.getType() == CellType.BOOLEAN) {
      return cell.asBoolean().toString();
    }
    String text = cell.getText();
    return text == null ? "" : text;
  }

  private static String date(LocalDateTime time) {
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.toLocalDate().toString()
        : time.toString();
  }

  // A phone number that a cell holds as a number has no exponent.
  private static String number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }

  // Built-in formats of ECMA-376 part 1, 18.8.30, those of East Asian languages among them; of
  // others, the letters of a day or a year tell.
  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id != null && (within(id, 14, 22) || within(id, 27, 36) || within(id, 45, 58))) {
      return id != 48 && id != 49;
    }
    String format = cell.getDataFormatString();
    if (format == null) {
      return false;
    }
    String letters = QUOTED.matcher(format).replaceAll("").toLowerCase(java.util.Locale.ROOT);
    return letters.contains("y") || letters.contains("d");
  }

  private static boolean within(int id, int from, int to) {
    return id >= from && id <= to;
  }

  private void measure() throws IOException {
    long all = 0;
    int parts = 0;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        long most = entry.getName().endsWith("sharedStrings.xml") ? MOST_STRINGS : MOST_UNPACKED;
        long size = size(zip, entry, Math.min(most, MOST_UNPACKED - all));
        all += size;
        parts++;
        if (parts > MOST_PARTS) {
          throw new ProblemException(CustomerError.IMPORT_TOO_LARGE);
        }
      }
    }
  }

  // By unpacking it: what the archive says of itself may be wrong.
  private static long size(ZipFile zip, ZipEntry entry, long most) throws IOException {
    byte[] buffer = new byte[8_192];
    long size = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        size += read;
        if (size > most) {
          throw new ProblemException(CustomerError.IMPORT_TOO_LARGE);
        }
      }
    }
    return size;
  }
}
