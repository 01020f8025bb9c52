package dev.mingce.bench.dedup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Records of which the subjects are known, as files and options of the command.
 *
 * @param tables one, or two to be linked
 * @param map which column is read into which field
 * @param subjects the subject of each id
 */
record LabelledSet(
    String name,
    String kind,
    List<Table> tables,
    String id,
    String map,
    Map<String, String> subjects) {

  static LabelledSet of(
      String name, String kind, Table table, String id, String map, UnaryOperator<String> subject) {
    Map<String, String> subjects = new HashMap<>();
    int place = table.place(id);
    table.rows().forEach(row -> subjects.put(row.get(place), subject.apply(row.get(place))));
    return new LabelledSet(name, kind, List.of(table), id, map, subjects);
  }

  static LabelledSet of(
      String name, String kind, Table table, String id, String map, String subjectColumn) {
    Map<String, String> subjects = new HashMap<>();
    int place = table.place(id);
    int subject = table.place(subjectColumn);
    table.rows().forEach(row -> subjects.put(row.get(place), row.get(subject)));
    return new LabelledSet(name, kind, List.of(table), id, map, subjects);
  }

  LabelledSet with(String variation, Table table, String otherMap) {
    return new LabelledSet(name + " " + variation, kind, List.of(table), id, otherMap, subjects);
  }

  LabelledSet mappedBy(String variation, String otherMap) {
    return with(variation, table(), otherMap);
  }

  LabelledSet linked(String variation, Table left, Table right) {
    return new LabelledSet(name + " " + variation, kind, List.of(left, right), id, map, subjects);
  }

  Table table() {
    return tables.getFirst();
  }

  List<Path> write(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Table table : tables) {
      files.add(table.write(folder.resolve("input" + files.size() + ".csv")));
    }
    return files;
  }
}
