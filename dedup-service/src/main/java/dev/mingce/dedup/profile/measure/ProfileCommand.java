package dev.mingce.dedup.profile.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.mingce.events.EventJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Measures a file, from the command line. */
public final class ProfileCommand {

  private static final ObjectMapper JSON =
      EventJson.mapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final PrintStream out;
  private final Clock clock;

  ProfileCommand(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Runs the command; exits with 2 when the command line or the file is not as it must be. */
  public static void main(String[] arguments) {
    try {
      new ProfileCommand(System.out, Clock.systemUTC()).run(ProfileArguments.of(arguments));
    } catch (IllegalArgumentException | CsvParseException | IOException wrong) {
      System.err.println(wrong.getMessage() + "\n\n" + ProfileArguments.USAGE);
      System.exit(2);
    }
  }

  TableProfile run(ProfileArguments arguments) throws IOException {
    long start = System.nanoTime();
    TableProfile profile = measure(arguments);
    Path folder = Files.createDirectories(arguments.out());
    Files.write(folder.resolve("profile.json"), JSON.writeValueAsBytes(profile));
    Files.writeString(folder.resolve("report.html"), new ProfileReport(profile).text());
    double seconds = (System.nanoTime() - start) / 1e9;
    print("records", (double) profile.records());
    print("columns", profile.columns().size());
    print("records/s", profile.records() / seconds);
    return profile;
  }

  private TableProfile measure(ProfileArguments arguments) throws IOException {
    Path input = arguments.input();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(input)) {
      Iterator<CsvRecord> rows = reader.iterator();
      if (!rows.hasNext()) {
        throw new IllegalArgumentException(input.getFileName() + " is empty");
      }
      List<String> header =
          rows.next().getFields().stream().map(ProfileCommand::headerName).toList();
      TableMeter meter =
          new TableMeter(
              String.valueOf(input.getFileName()),
              header,
              arguments.keys(),
              arguments.showsValues(),
              LocalDate.now(clock));
      while (rows.hasNext()) {
        meter.add(rows.next().getFields());
      }
      return meter.result();
    }
  }

  private static String headerName(String text) {
    String name = text.strip();
    return !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name;
  }

  private void print(String name, double value) {
    out.println(String.format(Locale.ROOT, "%-12s %,14.0f", name, value));
  }
}
