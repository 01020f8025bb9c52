package dev.mingce.dedup.batch;

import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.normalize.SubjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Labelled records that the project does not hold; the folder is named by MINGCE_DATA. */
final class PublicDataSet {

  private final Path file;
  private final String id;
  private final String mapping;

  PublicDataSet(String file, String id, String mapping) {
    String folder = System.getenv("MINGCE_DATA");
    if (folder == null || !Files.isReadable(Path.of(folder, file))) {
      System.out.println("skipped: MINGCE_DATA names no folder with " + file);
    }
    assumeThat(folder).as("MINGCE_DATA").isNotNull();
    this.file = Path.of(folder, file);
    assumeThat(this.file).exists();
    this.id = id;
    this.mapping = mapping;
  }

  record Accuracy(ClusterAccuracy probable, ClusterAccuracy certain) {}

  Accuracy match(UnaryOperator<String> subjectOfId) throws IOException, InterruptedException {
    return accuracy(matched(), subjectOfId);
  }

  Accuracy match(String subjectColumn) throws IOException, InterruptedException {
    Map<String, String> subjects = new HashMap<>();
    try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      reader.forEach(row -> subjects.put(row.getField(id), row.getField(subjectColumn)));
    }
    return accuracy(matched(), subjects::get);
  }

  private Matched matched() throws IOException, InterruptedException {
    DedupArguments arguments =
        DedupArguments.of(
            file.toString(), "--kind", "person", "--id", id, "--map", mapping, "--out", "unused");
    BaseBuilder builder = new BaseBuilder(SubjectKind.PERSON);
    new CsvRecords(id, arguments.mapping()).read(file, builder::add);
    return new Deduplication(DecisionWeights.usual(), 1, 2).match(builder.build(), null);
  }

  private static Accuracy accuracy(Matched matched, UnaryOperator<String> subject) {
    List<String> ids = matched.base().ids();
    List<String> truth = ids.stream().map(subject).toList();
    List<Integer> probable =
        IntStream.range(0, ids.size()).mapToObj(matched.probable()::of).toList();
    List<Integer> certain = IntStream.range(0, ids.size()).mapToObj(matched.certain()::of).toList();
    return new Accuracy(ClusterAccuracy.of(probable, truth), ClusterAccuracy.of(certain, truth));
  }
}
