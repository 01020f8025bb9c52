package dev.mingce.dedup.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.mingce.dedup.scoring.WeightModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes what came of matching. */
final class ResultFiles {

  private final Matched matched;
  private final List<String> names;

  ResultFiles(Matched matched) {
    this.matched = matched;
    this.names = names(matched.base());
  }

  // Ids of two files may be the same text; then both are told apart, as they stand for two records.
  private static List<String> names(Base base) {
    List<String> ids = base.ids();
    int second = base.firstOfSecondFile();
    if (second == 0) {
      return ids;
    }
    Set<String> first = new HashSet<>(ids.subList(0, second));
    boolean clash = ids.subList(second, ids.size()).stream().anyMatch(first::contains);
    if (!clash) {
      return ids;
    }
    List<String> named = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      named.add((i < second ? "1:" : "2:") + ids.get(i));
    }
    return named;
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    clusters(folder.resolve("clusters.csv"));
    pairs(folder.resolve("pairs.csv"));
    model(folder.resolve("model.json"));
    Files.writeString(folder.resolve("report.html"), new HtmlReport(matched).text());
  }

  private void clusters(Path file) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord("id", "cluster");
      for (int record = 0; record < names.size(); record++) {
        csv.writeRecord(names.get(record), names.get(matched.probable().of(record)));
      }
    }
  }

  private void pairs(Path file) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord("left", "right", "weight", "probability", "decision");
      matched.forEachPair((left, right, weight, probability, decision) ->
          csv.writeRecord(
              idOf(left),
              idOf(right),
              String.format(Locale.ROOT, "%.3f", weight),
              String.format(Locale.ROOT, "%.6f", probability),
              decision.code()));
    }
  }

  // Left is always of the first file and right of the second, so their own ids are unambiguous.
  private String idOf(int record) {
    return matched.base().ids().get(record);
  }

  private void model(Path file) throws IOException {
    ObjectNode document = WeightModelJson.write(matched.model());
    document
        .putObject("decisions")
        .put("link", matched.decisions().link())
        .put("guard", matched.decisions().guard())
        .put("merge", matched.decisions().merge());
    Files.write(file, WeightModelJson.bytes(document));
  }
}
