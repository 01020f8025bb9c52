package dev.mingce.stack.teststack;

import dev.mingce.stack.kafka.KafkaSettings;
import dev.mingce.stack.postgres.PostgresSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The images of the tests, those that a deployment runs, and how they are given the settings. */
public final class ContainerSettings {

  /** The image of PostgreSQL. */
  public static final String POSTGRES_IMAGE = "postgres:18.4";

  /** The image of Kafka. */
  public static final String KAFKA_IMAGE = "apache/kafka:4.2.1";

  private ContainerSettings() {}

  static List<String> postgresCommand() {
    List<String> command = new ArrayList<>(List.of("postgres"));
    PostgresSettings.of(false)
        .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  static Map<String, String> postgresEnvironment(String password) {
    return Map.of(
        "POSTGRES_PASSWORD",
        password,
        "POSTGRES_INITDB_ARGS",
        String.join(" ", PostgresSettings.LOCALE_ARGUMENTS));
  }

  /** The image turns {@code KAFKA_A_B} into the setting {@code a.b}. */
  static Map<String, String> kafkaEnvironment() {
    Map<String, String> environment = new TreeMap<>();
    KafkaSettings.ofOneNode()
        .forEach((name, value) ->
            environment.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    environment.put("KAFKA_HEAP_OPTS", "-Xmx512m");
    return environment;
  }
}
