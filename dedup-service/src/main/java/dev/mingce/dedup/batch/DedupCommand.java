package dev.mingce.dedup.batch;

import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.scoring.WeightModel;
import dev.mingce.dedup.scoring.WeightModelJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds duplicates in files, from the command line. */
public final class DedupCommand {

  private static final double MEGABYTE = 1024.0 * 1024;

  private static final int STEP = 100_000;

  private final PrintStream out;
  private final PrintStream errors;
  private final long start = System.nanoTime();

  DedupCommand(PrintStream out, PrintStream errors) {
    this.out = out;
    this.errors = errors;
  }

  /** Runs the command; exits with 2 when the command line or a file is not as it must be. */
  public static void main(String[] arguments) {
    int code = execute(System.out, System.err, arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  /**
   * Runs the command within this process.
   *
   * @param out where the figures go
   * @param errors where goes what is wrong, and how far a run is
   * @return 0, or 2 when the command line or a file is not as it must be
   */
  public static int execute(PrintStream out, PrintStream errors, String... arguments) {
    try {
      new DedupCommand(out, errors).run(DedupArguments.of(arguments));
      return 0;
    } catch (NoSuchFileException missing) {
      errors.println("there is no file " + missing.getMessage());
      return 2;
    } catch (IllegalArgumentException | IOException wrong) {
      errors.println(wrong.getMessage() + "\n\n" + DedupArguments.USAGE);
      return 2;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  Matched run(DedupArguments arguments) throws IOException, InterruptedException {
    Base base = read(arguments);
    long read = System.nanoTime();
    int workers = Runtime.getRuntime().availableProcessors();
    Matched matched =
        new Deduplication(DecisionWeights.usual(), arguments.seed(), workers, this::progress)
            .match(base, model(arguments.model()));
    long done = System.nanoTime();
    new ResultFiles(matched).write(arguments.out());
    report(matched, read - start, done - read, System.nanoTime() - start);
    return matched;
  }

  private Base read(DedupArguments arguments) throws IOException {
    BaseBuilder builder = new BaseBuilder(arguments.kind());
    CsvRecords records = new CsvRecords(arguments.idColumn(), arguments.mapping());
    long[] count = {0};
    Consumer<SourceRecord> add =
        record -> {
          builder.add(record);
          count[0]++;
          if (count[0] % STEP == 0) {
            progress("reading records", count[0]);
          }
        };
    records.read(arguments.inputs().getFirst(), add);
    if (arguments.inputs().size() > 1) {
      builder.beginSecondFile();
      records.read(arguments.inputs().getLast(), add);
    }
    return builder.build();
  }

  private void progress(String step, long count) {
    errors.println(
        String.format(
            Locale.ROOT, "%7.1f s  %s: %,d", seconds(System.nanoTime() - start), step, count));
  }

  private static @Nullable WeightModel model(@Nullable Path file) throws IOException {
    return file == null ? null : WeightModelJson.read(Files.readAllBytes(file));
  }

  private void report(Matched matched, long reading, long matching, long all) {
    int records = matched.base().records().size();
    int clusters = matched.probable().groups().length;
    print("records", records, "");
    print("clusters", clusters, "");
    print("pairs compared", (double) matched.comparedPairs(), "");
    print("reading", seconds(reading), "s");
    print("matching", seconds(matching), "s");
    print("records/s", records / seconds(all), "");
    print("pairs/s", matched.comparedPairs() / seconds(matching), "");
    print("peak heap", PeakHeap.bytes() / MEGABYTE, "MB");
  }

  private void print(String name, double value, String unit) {
    out.println(String.format(Locale.ROOT, "%-16s %,14.1f %s", name, value, unit).stripTrailing());
  }

  private static double seconds(long nanoseconds) {
    return Duration.ofNanos(nanoseconds).toMillis() / 1000.0;
  }
}
