package dev.mingce.dedup.quality.rules;

import dev.mingce.dedup.normalize.SubjectKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rules that are delivered, in the order in which they are shown. */
public final class QualityRules {

  private static final String FILE = "rules.txt";
  private static final Map<String, QualityRule> ALL = read();

  private QualityRules() {}

  public static Collection<QualityRule> all() {
    return ALL.values();
  }

  public static Optional<QualityRule> find(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  /**
   * The rule of that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static QualityRule get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no rule " + id));
  }

  private static Map<String, QualityRule> read() {
    Map<String, QualityRule> rules = new LinkedHashMap<>();
    try (InputStream in = Objects.requireNonNull(QualityRules.class.getResourceAsStream(FILE));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(QualityRules::rule)
          .forEach(rule -> rules.put(rule.id(), rule));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    return rules;
  }

  private static QualityRule rule(String line) {
    String[] cells = line.split("\\s*\\|\\s*", -1);
    return new QualityRule(
        cells[0],
        Dimension.ofCode(cells[1]),
        cells[2],
        kinds(cells[3]),
        Double.parseDouble(cells[4]),
        cells[5].equals("-") ? null : Integer.valueOf(cells[5]),
        cells[6].equals("-") ? "" : cells[6],
        cells[7],
        cells[8]);
  }

  private static Set<SubjectKind> kinds(String cell) {
    return cell.equals("both")
        ? EnumSet.allOf(SubjectKind.class)
        : EnumSet.of(cell.equals("person") ? SubjectKind.PERSON : SubjectKind.ORGANISATION);
  }
}
