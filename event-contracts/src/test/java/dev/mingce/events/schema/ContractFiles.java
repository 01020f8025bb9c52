package dev.mingce.events.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.events.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the contract, as they lie beside the classes. */
final class ContractFiles {
  static final String SCHEMA_SUFFIX = ".schema.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ContractFiles() {}

  static Path root() {
    try {
      return Path.of(EventType.class.getResource("asyncapi.yaml").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(Path file) {
    return parse(text(file));
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode schema(String name) {
    return json(root().resolve("schemas").resolve(name + SCHEMA_SUFFIX));
  }

  static List<String> fileNames(String folder) {
    try (Stream<Path> files = Files.list(root().resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
