package dev.mingce.dedup.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DedupCommandTest {

  private static final String HEADER = "no,name,born,mobile";
  private static final String MAP = "name=fullName,born=birthDate,mobile=phone";

  @TempDir Path folder;

  @Test
  void writesClustersPairsModelAndReport() throws Exception {
    Path out = run(file("in.csv", people()));

    List<String> clusters = Files.readAllLines(out.resolve("clusters.csv"));
    assertThat(clusters).hasSize(42).startsWith("id,cluster");
    assertThat(clusters).contains("x1,n07", "n07,n07", "n08,n08");
    assertThat(Files.readAllLines(out.resolve("pairs.csv")))
        .startsWith("left,right,weight,probability,decision")
        .anyMatch(line -> line.matches("n07,x1,[0-9.]+,0[.]99[0-9]+,.*"));
    assertThat(out.resolve("model.json")).content().contains("\"birth-date\"", "\"prior\"");
    assertThat(out.resolve("report.html")).content().startsWith("<!doctype html>");
  }

  @Test
  void reportHoldsNoValueOfAnyRecord() throws Exception {
    Path out = run(file("in.csv", people()));

    assertThat(out.resolve("report.html")).content().doesNotContain("1390000", "neighbour7", "n07");
  }

  @Test
  void printsSpeedAndMemoryAndOnTheSideHowFarItIs() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Path in = file("in.csv", people());

    ByteArrayOutputStream told = new ByteArrayOutputStream();

    new DedupCommand(new PrintStream(printed, true, UTF_8), new PrintStream(told, true, UTF_8))
        .run(arguments(List.of(in)));

    assertThat(printed.toString(UTF_8)).contains("records/s", "pairs/s", "peak heap");
    assertThat(told.toString(UTF_8).lines().map(line -> line.replaceAll(".* s  ", "")))
        .contains("blocking records: " + people().size())
        .anyMatch(line -> line.startsWith("weighing pairs: "))
        .anyMatch(line -> line.startsWith("clustering edges: "));
  }

  @Test
  void findsTheSameWhateverTheOrderOfTheRecords() throws Exception {
    List<String> rows = new ArrayList<>(people());
    Path first = run(file("in.csv", rows));
    List<String> expected = Files.readAllLines(first.resolve("clusters.csv"));
    String model = Files.readString(first.resolve("model.json"));
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(rows, new Random(i));
      Path again = run(file("in.csv", rows));
      assertThat(Files.readAllLines(again.resolve("clusters.csv"))).isEqualTo(expected);
      assertThat(Files.readString(again.resolve("model.json"))).isEqualTo(model);
    }
  }

  @Test
  void linksTwoFiles() throws Exception {
    List<String> other =
        List.of("b1,Neighbour7 Given7,1970-01-08,13900007007", "b2,Nobody Else,1911-05-05,");

    Path out = run(file("a.csv", people().subList(0, 40)), file("b.csv", other));

    assertThat(Files.readAllLines(out.resolve("clusters.csv"))).contains("b1,n07", "b2,b2");
    assertThat(Files.readAllLines(out.resolve("pairs.csv")))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("n07,b1,"));
  }

  @Test
  void tellsEqualIdsOfTwoFilesApart() throws Exception {
    List<String> other = List.of("n07,Neighbour7 Given7,1970-01-08,13900007007");

    Path out = run(file("a.csv", people().subList(0, 40)), file("b.csv", other));

    assertThat(Files.readAllLines(out.resolve("clusters.csv"))).contains("2:n07,1:n07");
    assertThat(Files.readAllLines(out.resolve("pairs.csv")))
        .anyMatch(l -> l.startsWith("n07,n07,"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void linksNothingWithAnEmptyFile(boolean emptyFirst) throws Exception {
    Path empty = file("empty.csv", List.of());
    Path full = file("full.csv", people());

    Path out = emptyFirst ? run(empty, full) : run(full, empty);

    assertThat(Files.readAllLines(out.resolve("clusters.csv"))).hasSize(42).contains("x1,x1");
    assertThat(Files.readAllLines(out.resolve("pairs.csv"))).hasSize(1);
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    Path in = file("in.csv", people());
    String input = in.toString();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DedupArguments.of(input, "--kind", "dog", "--id", "no"))
        .withMessage("--kind is person or organisation");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DedupArguments.of(input, "--kind", "person", "--id", "no"))
        .withMessage("--map is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DedupArguments.of(input, "--kind", "person", "--id", "no", "--map", "name=nose"))
        .withMessage("there is no field nose");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(file("double.csv", List.of("a,x,,", "a,y,,"))))
        .withMessageStartingWith("two records have one id");
  }

  private static List<String> people() {
    List<String> rows =
        new ArrayList<>(
            IntStream.range(0, 40)
                .mapToObj(i ->
                    "n%02d,Neighbour%s Given%s,1970-%02d-%02d,1390000%d%03d"
                        .formatted(i, i, i * 3 % 40, i / 28 + 1, i % 28 + 1, i % 10, i))
                .toList());
    rows.set(7, "n07,Neighbour7 Given7,1970-01-08,13900007007");
    rows.add("x1,Neighbour7 Given7,1970-01-08,+86 139 0000 7007");
    return rows;
  }

  private Path file(String name, List<String> rows) throws Exception {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(rows);
    return Files.write(folder.resolve(name), lines);
  }

  private Path run(Path... inputs) throws Exception {
    DedupArguments arguments = arguments(List.of(inputs));
    PrintStream nobody = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    new DedupCommand(nobody, nobody).run(arguments);
    return arguments.out();
  }

  private DedupArguments arguments(List<Path> inputs) {
    List<String> words = new ArrayList<>(inputs.stream().map(Path::toString).toList());
    words.addAll(List.of("--kind", "person", "--id", "no", "--map", MAP));
    words.addAll(List.of("--out", folder.resolve("out").toString()));
    return DedupArguments.of(words.toArray(String[]::new));
  }
}
