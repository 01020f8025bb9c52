package dev.mingce.kit.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The committed API document of a service, {@code docs/openapi/<service>.json}. It changes only on
 * purpose, and in a way that breaks clients only when that is said as well.
 */
final class ApiSnapshot {
  static final String UPDATE = "mingce.openapi.update";
  static final String INCOMPATIBLE = "mingce.openapi.incompatible";

  private static final ObjectMapper JSON = new ObjectMapper();
  // What is below these is data, whose order is for readers.
  private static final Set<String> DATA = Set.of("example", "examples", "value", "default");

  private final String service;
  private final Path file;

  ApiSnapshot(Path folder, String service) {
    this.service = service;
    this.file = folder.resolve(service + ".json");
  }

  /**
   * Holds the served document against the committed one, or replaces that.
   *
   * @param update whether to replace it
   * @param incompatible whether the replacement may break clients
   * @throws AssertionError naming the differences and how to accept them
   */
  void check(JsonNode served, boolean update, boolean incompatible) {
    String text = write(served);
    String committed = read();
    if (text.equals(committed)) {
      return;
    }
    List<String> breaks =
        committed.isEmpty() ? List.of() : ApiComparison.breaks(parse(committed), served);
    if (!update) {
      throw new AssertionError(
          "%s differs from what %s serves, first at:%n%s%n%s%nAccept it with%n  %s"
              .formatted(
                  file,
                  service,
                  firstDifference(committed, text),
                  broken(breaks),
                  command(breaks)));
    }
    if (!breaks.isEmpty() && !incompatible) {
      throw new AssertionError(
          "%s not updated. %s%nAccept it with%n  %s"
              .formatted(file, broken(breaks), command(breaks)));
    }
    write(text);
  }

  /** The document as it is committed: keys sorted except in examples, two spaces, LF. */
  static String write(JsonNode document) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter)
            .withSeparators(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    try {
      return JSON.writer(printer).writeValueAsString(sorted(document)) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JSON.createArrayNode();
      array.forEach(element -> copy.add(sorted(element)));
      return copy;
    }
    if (!(node instanceof ObjectNode)) {
      return node;
    }
    ObjectNode copy = JSON.createObjectNode();
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    names.forEach(name -> {
      JsonNode value = node.get(name);
      copy.set(
          name,
          switch (name) {
            case "required", "enum" -> sortedTexts(value);
            default -> DATA.contains(name) ? value : sorted(value);
          });
    });
    return copy;
  }

  private static JsonNode sortedTexts(JsonNode value) {
    if (!value.isArray()) {
      return sorted(value);
    }
    Set<String> texts = new TreeSet<>();
    value.forEach(text -> texts.add(text.asText()));
    ArrayNode copy = JSON.createArrayNode();
    texts.forEach(copy::add);
    return copy;
  }

  private String command(List<String> breaks) {
    return "./mvnw -pl %s -am verify -Dtest=OpenApiContractTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true%s"
        .formatted(service, UPDATE, breaks.isEmpty() ? "" : " -D" + INCOMPATIBLE + "=true");
  }

  private static String broken(List<String> breaks) {
    return breaks.isEmpty()
        ? "No client breaks."
        : "This breaks clients:\n  " + String.join("\n  ", breaks);
  }

  private static String firstDifference(String committed, String served) {
    List<String> old = committed.lines().toList();
    List<String> now = served.lines().toList();
    int line = 0;
    while (line < old.size() && line < now.size() && old.get(line).equals(now.get(line))) {
      line++;
    }
    return "line %d%n- %s%n+ %s"
        .formatted(
            line + 1,
            line < old.size() ? old.get(line) : "",
            line < now.size() ? now.get(line) : "");
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read() {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
