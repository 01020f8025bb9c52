package dev.mingce.bench.dedup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mingce.dedup.batch.DedupCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How well the command finds duplicates in sets with known subjects, and in variations of them that
 * lack columns or have them otherwise. Reads nothing but the files that the command writes.
 */
public final class DedupAccuracy {

  private static final Pattern PRINTED = Pattern.compile("(\\S.*?)\\s{2,}([0-9,.]+)(?: \\S+)?");

  private final Path folder;

  private DedupAccuracy(Path folder) {
    this.folder = folder;
  }

  /**
   * Prints the table.
   *
   * @param data folder of the public sets; those that are not there are left out with a word
   * @param only a regular expression that matches a part of a set's name
   */
  public static void measure(PrintStream out, Path data, String only) throws IOException {
    Path folder = Files.createTempDirectory("mingce-dedup");
    DedupAccuracy accuracy = new DedupAccuracy(folder);
    out.println(AccuracyRow.HEAD);
    Pattern names = Pattern.compile(only);
    for (LabelledSet set : AccuracySets.all(data, out)) {
      if (names.matcher(set.name()).find()) {
        out.println(accuracy.of(set).line());
      }
    }
  }

  private AccuracyRow of(LabelledSet set) throws IOException {
    Path result = Files.createDirectories(folder.resolve("out"));
    List<String> arguments = new ArrayList<>();
    set.write(folder).forEach(file -> arguments.add(file.toString()));
    arguments.addAll(List.of("--kind", set.kind(), "--id", set.id(), "--map", set.map()));
    arguments.addAll(List.of("--out", result.toString()));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    long start = System.nanoTime();
    int code =
        DedupCommand.execute(
            new PrintStream(printed, true, UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
            arguments.toArray(String[]::new));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (code != 0) {
      throw new IOException(set.name() + ": the command ended with " + code);
    }
    return AccuracyRow.of(set, result, numbers(printed.toString(UTF_8)), seconds);
  }

  private static Map<String, Double> numbers(String printed) {
    Map<String, Double> numbers = new HashMap<>();
    for (String line : printed.split("\n", -1)) {
      Matcher matcher = PRINTED.matcher(line.strip());
      if (matcher.matches()) {
        numbers.put(
            matcher.group(1).toLowerCase(Locale.ROOT),
            Double.parseDouble(matcher.group(2).replace(",", "")));
      }
    }
    return numbers;
  }

  /** {@code DATA [NAMES]}: the folder of the public sets, and a regular expression for names. */
  public static void main(String[] arguments) throws IOException {
    measure(
        System.out,
        Path.of(arguments.length > 0 ? arguments[0] : "."),
        arguments.length > 1 ? arguments[1] : "");
  }
}
