package dev.mingce.dedup.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command makes of files as they come: from spreadsheets, other encodings, damaged. */
class DedupInputTest {

  private static final String HEADER = "no,name,born,mobile";
  private static final String MAP = "name=fullName,born=birthDate,mobile=phone";

  @TempDir Path folder;

  private String errors = "";

  @Test
  void readsQuotesBreaksByteOrderMarkAndEmptyLines() throws Exception {
    List<String> rows = new ArrayList<>(people());
    rows.add("");
    rows.add("x1,\"Neighbour7\nGiven7\",1970-01-08,\"139 0000, 7007\"");
    rows.add(",,,");

    assertThat(clusters(write("in.csv", "\ufeff" + text(rows), UTF_8))).containsEntry("x1", "n07");
  }

  @ParameterizedTest
  @ValueSource(chars = {';', '\t', '|'})
  void seesBySeparatorsOfTheHeaderHowColumnsAreSeparated(char separator) throws Exception {
    List<String> rows = new ArrayList<>(people());
    rows.add("x1,Neighbour7 Given7,1970-01-08,13900007007");

    Path in = write("in.csv", text(rows).replace(',', separator), UTF_8);

    assertThat(clusters(in)).hasSize(41).containsEntry("x1", "n07");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB18030", "UTF-16", "UTF-8"})
  void readsChineseInOtherEncodings(String charset) throws Exception {
    List<String> rows = new ArrayList<>(people());
    rows.add("c1,欧阳晓明,1980-05-06,13812345678");
    rows.add("c2,歐陽曉明,1980-05-06,+86 138 1234 5678");

    Path in = write("in.csv", text(rows), Charset.forName(charset));

    assertThat(clusters(in)).containsEntry("c2", "c1");
  }

  @Test
  void readsAccentsOfWesternEncodings() throws Exception {
    List<String> rows = new ArrayList<>(people());
    rows.add("c1,José Muñoz,1980-05-06,13812345678");
    rows.add("c2,Jose Munoz,1980-05-06,+86 138 1234 5678");

    assertThat(clusters(write("in.csv", text(rows), ISO_8859_1))).containsEntry("c2", "c1");
  }

  @Test
  void acceptsFilesOfNoneOneAndFewRecords() throws Exception {
    assertThat(clusters(write("none.csv", HEADER + "\n", UTF_8))).isEmpty();
    assertThat(clusters(write("one.csv", text(people().subList(0, 1)), UTF_8))).hasSize(1);
    List<String> few = new ArrayList<>(people().subList(0, 9));
    few.add("x1,Neighbour7 Given7,1970-01-08,13900007007");
    assertThat(clusters(write("ten.csv", text(few), UTF_8)))
        .hasSize(10)
        .containsEntry("x1", "n07")
        .containsEntry("n01", "n01");
  }

  @Test
  void columnsThatAreEmptyOrOfOneValueMakeNoDifference() throws Exception {
    List<String> rows = new ArrayList<>(people());
    rows.add("x1,Neighbour7 Given7,1970-01-08,13900007007");
    Map<String, String> plain = clusters(write("plain.csv", text(rows), UTF_8));
    List<String> wider = rows.stream().map(row -> row + ",,Springfield").toList();
    String text = HEADER + ",mail,town\n" + String.join("\n", wider);

    Map<String, String> same =
        clusters(MAP + ",mail=email,town=city", write("wider.csv", text, UTF_8));

    assertThat(same).isEqualTo(plain);
  }

  @Test
  void namesFilesColumnsAndLinesThatAreWrong() throws Exception {
    assertThat(fails(write("empty.csv", "", UTF_8))).startsWith("empty.csv is empty");
    assertThat(fails(folder.resolve("gone.csv"))).startsWith("there is no file").contains("gone");
    assertThat(fails(write("other.csv", "a,b\n1,2\n", UTF_8)))
        .startsWith("there is no column no in other.csv; it has a, b");
    assertThat(fails(write("ids.csv", text(List.of("a,x,,", ",y,,")), UTF_8)))
        .startsWith("ids.csv, line 3: no no");
    assertThat(fails(write("twice.csv", text(List.of("a,x,,", "a,y,,")), UTF_8)))
        .startsWith("two records have one id: a");
  }

  @Test
  void renamedAndShuffledRecordsFormTheSameClusters() throws Exception {
    List<String> rows = new ArrayList<>(people());
    rows.add("x1,Neighbour7 Given7,1970-01-08,13900007007");
    rows.add("x2,Neighbour9 Given9,1970-01-10,");
    Set<Set<String>> expected = partition(clusters(write("in.csv", text(rows), UTF_8)));
    Collections.shuffle(rows, new Random(3));
    List<String> renamed = rows.stream().map(row -> "r" + row.hashCode() + "~" + row).toList();

    Map<String, String> found = new HashMap<>();
    clusters(write("renamed.csv", text(renamed), UTF_8))
        .forEach((id, cluster) -> found.put(after(id), after(cluster)));

    assertThat(partition(found)).isEqualTo(expected);
  }

  @Test
  void unrelatedRecordsChangeNothingAmongTheOthers() throws Exception {
    List<String> rows = new ArrayList<>(people());
    rows.add("x1,Neighbour7 Given7,1970-01-08,13900007007");
    Map<String, String> before = clusters(write("in.csv", text(rows), UTF_8));
    IntStream.range(0, 40)
        .forEach(i ->
            rows.add(
                "u%d,Stranger%d Other%d,19%02d-11-11,1580000%04d"
                    .formatted(i, i, i, i + 20, i * 7)));

    Map<String, String> after = clusters(write("more.csv", text(rows), UTF_8));

    assertThat(after).hasSize(before.size() + 40).containsAllEntriesOf(before);
  }

  private static String after(String id) {
    return id.substring(id.indexOf('~') + 1);
  }

  private static Set<Set<String>> partition(Map<String, String> clusters) {
    Map<String, Set<String>> members = new HashMap<>();
    clusters.forEach(
        (id, cluster) -> members.computeIfAbsent(cluster, any -> new TreeSet<>()).add(id));
    return Set.copyOf(members.values());
  }

  private static List<String> people() {
    return IntStream.range(0, 40)
        .mapToObj(i ->
            "n%02d,Neighbour%d Given%d,%d-01-%02d,1390000%04d"
                .formatted(
                    i,
                    i,
                    i,
                    i == 7 || i == 9 ? 1970 : 1940 + i,
                    i % 28 + 1,
                    i == 7 ? 7007 : i * 11))
        .toList();
  }

  private static String text(List<String> rows) {
    return HEADER + "\n" + String.join("\n", rows) + "\n";
  }

  private Path write(String name, String text, Charset charset) throws Exception {
    return Files.writeString(folder.resolve(name), text, charset);
  }

  private Map<String, String> clusters(Path in) throws Exception {
    return clusters(MAP, in);
  }

  private Map<String, String> clusters(String map, Path in) throws Exception {
    assertThat(execute(map, in)).as(errors).isZero();
    Map<String, String> clusters = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("out/clusters.csv"))) {
      String[] parts = line.split(",", -1);
      clusters.put(parts[0], parts[1]);
    }
    clusters.remove("id");
    return clusters;
  }

  private String fails(Path in) {
    assertThat(execute(MAP, in)).isEqualTo(2);
    return errors;
  }

  private int execute(String map, Path in) {
    ByteArrayOutputStream wrong = new ByteArrayOutputStream();
    int code =
        DedupCommand.execute(
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            new PrintStream(wrong, true, UTF_8),
            in.toString(),
            "--kind",
            "person",
            "--id",
            "no",
            "--map",
            map,
            "--out",
            folder.resolve("out").toString());
    errors = wrong.toString(UTF_8);
    return code;
  }
}
