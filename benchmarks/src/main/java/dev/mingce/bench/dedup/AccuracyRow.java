package dev.mingce.bench.dedup;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.mingce.dedup.batch.ClusterAccuracy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How good the files are that the command wrote.
 *
 * @param truePairs pairs of records of one subject; across the files where two are linked
 * @param autoPrecision share of the pairs to be merged without a person that are right
 * @param autoRecall share of the true pairs that are to be merged without a person
 */
record AccuracyRow(
    String set,
    int records,
    long truePairs,
    ClusterAccuracy clusters,
    long autoPairs,
    double autoPrecision,
    double autoRecall,
    double seconds,
    double recordsPerSecond,
    double pairsPerSecond,
    double heapMegabytes) {

  static final String HEAD =
      String.format(
          Locale.ROOT,
          "%-38s %7s %8s %6s %6s %6s %6s | %7s %6s | %6s %8s %8s %6s",
          "set",
          "records",
          "true",
          "P",
          "R",
          "F1",
          "B3",
          "auto P",
          "auto R",
          "s",
          "rec/s",
          "pairs/s",
          "MB");

  static AccuracyRow of(LabelledSet set, Path out, Map<String, Double> printed, double seconds)
      throws IOException {
    List<String> found = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(out.resolve("clusters.csv"))) {
      for (NamedCsvRecord row : rows) {
        found.add(row.getField("cluster"));
        truth.add(set.subjects().getOrDefault(row.getField("id"), "unknown " + found.size()));
      }
    }
    long auto = 0;
    long right = 0;
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(out.resolve("pairs.csv"))) {
      for (NamedCsvRecord row : rows) {
        if (row.getField("decision").equals("auto-merge")) {
          auto++;
          String left = set.subjects().getOrDefault(row.getField("left"), "left");
          right += left.equals(set.subjects().get(row.getField("right"))) ? 1 : 0;
        }
      }
    }
    long truePairs = truePairs(truth);
    return new AccuracyRow(
        set.name(),
        truth.size(),
        truePairs,
        ClusterAccuracy.of(found, truth),
        auto,
        auto == 0 ? 1 : (double) right / auto,
        truePairs == 0 ? 1 : (double) right / truePairs,
        seconds,
        printed.getOrDefault("records/s", 0.0),
        printed.getOrDefault("pairs/s", 0.0),
        printed.getOrDefault("peak heap", 0.0));
  }

  private static long truePairs(List<String> truth) {
    Map<String, Long> sizes = new HashMap<>();
    truth.forEach(subject -> sizes.merge(subject, 1L, Long::sum));
    return sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-38s %7d %8d %6.4f %6.4f %6.4f %6.4f | %7.5f %6.4f | %6.1f %8.0f %8.0f %6.0f",
        set,
        records,
        truePairs,
        clusters.precision(),
        clusters.recall(),
        clusters.f1(),
        clusters.cubedF1(),
        autoPrecision,
        autoRecall,
        seconds,
        recordsPerSecond,
        pairsPerSecond,
        heapMegabytes);
  }
}
