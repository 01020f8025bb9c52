package dev.mingce.bench.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyRowTest {

  @TempDir Path folder;

  @Test
  void countsAutoMergesAgainstAllTruePairs() throws Exception {
    Table table =
        new Table(
            List.of("id", "subject"),
            List.of(List.of("a", "s"), List.of("b", "s"), List.of("c", "s"), List.of("d", "t")));
    LabelledSet set = LabelledSet.of("set", "person", table, "id", "id=fullName", "subject");
    Files.writeString(folder.resolve("clusters.csv"), "id,cluster\na,a\nb,a\nc,c\nd,a\n");
    Files.writeString(
        folder.resolve("pairs.csv"),
        """
        left,right,weight,probability,decision
        a,b,9,0.99,auto-merge
        a,d,9,0.99,auto-merge
        a,c,2,0.8,review
        """);

    AccuracyRow row = AccuracyRow.of(set, folder, Map.of("records/s", 5.0), 1);

    assertThat(row.truePairs()).isEqualTo(3);
    assertThat(row.autoPairs()).isEqualTo(2);
    assertThat(row.autoPrecision()).isEqualTo(0.5);
    assertThat(row.autoRecall()).isEqualTo(1.0 / 3, within(1e-12));
    assertThat(row.clusters().precision()).isEqualTo(1.0 / 3, within(1e-12));
    assertThat(row.recordsPerSecond()).isEqualTo(5);
  }
}
