package dev.mingce.stack.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the deployment files of the checkout. */
final class DeploymentFiles {
  static final Path ROOT = Path.of(System.getProperty("mingce.root"));
  static final Path BASE = ROOT.resolve("k8s/base");
  static final List<String> SERVICES = List.of("customer", "dedup", "audit", "notification");

  private DeploymentFiles() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Map<String, Object>> yaml(Path file) {
    return documents(text(file)).toList();
  }

  /** The services of docker-compose.yml, with anchors and merges resolved. */
  static Map<String, Map<String, Object>> composeServices() {
    Map<String, Map<String, Object>> services = new TreeMap<>();
    mapping(yaml(ROOT.resolve("docker-compose.yml")).getFirst().get("services"))
        .forEach((name, service) -> services.put(name, mapping(service)));
    return services;
  }

  /** All objects of all files of the base. */
  static List<Map<String, Object>> objects() {
    try (Stream<Path> files = Files.list(BASE)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("every-pod.yaml"))
          .sorted()
          .flatMap(file -> yaml(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An env file as docker compose and kustomize read it: no quotes, no substitution. */
  static Map<String, String> env(String file) {
    Map<String, String> values = new TreeMap<>();
    for (String line : text(BASE.resolve(file)).lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return values;
  }

  /** A property of the parent pom. */
  static String pomProperty(String name) {
    Matcher property =
        Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<")
            .matcher(text(ROOT.resolve("pom.xml")));
    if (!property.find()) {
      throw new IllegalStateException("the parent pom has no property " + name);
    }
    return property.group(1);
  }

  /** A YAML mapping; anything else fails the test with a class cast. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> mapping(Object value) {
    return (Map<String, Object>) value;
  }

  /** A YAML sequence of strings. */
  @SuppressWarnings("unchecked")
  static List<String> strings(Object value) {
    return (List<String>) value;
  }

  /** A YAML sequence of mappings. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> mappings(Object value) {
    return (List<Map<String, Object>>) value;
  }

  private static Stream<Map<String, Object>> documents(String text) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Stream.Builder<Map<String, Object>> documents = Stream.builder();
    yaml.loadAll(text).forEach(document -> documents.add(mapping(document)));
    return documents.build();
  }
}
