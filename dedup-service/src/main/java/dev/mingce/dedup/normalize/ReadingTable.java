package dev.mingce.dedup.normalize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a table of this package: a key and its values on each line, {@code #} begins a comment. */
final class ReadingTable {

  private ReadingTable() {}

  static Map<String, List<String>> read(String name) {
    Map<String, List<String>> table = new LinkedHashMap<>();
    for (String line : lines(name)) {
      String[] parts = line.split("\\s+");
      table.put(parts[0], List.of(parts).subList(1, parts.length));
    }
    return table;
  }

  static List<String> lines(String name) {
    try (InputStream resource = ReadingTable.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String content = line.replaceFirst("#.*", "").strip();
        if (!content.isEmpty()) {
          lines.add(content);
        }
      }
      return lines;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
