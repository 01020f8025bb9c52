package dev.mingce.stack.teststack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.stack.kafka.KafkaSettings;
import dev.mingce.stack.postgres.PostgresSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A container gets what the artifact gets. */
class ContainerSettingsTest {

  @Test
  void postgresGetsEverySettingOfTheTestsAndNoneOfThePlace() {
    List<String> command = ContainerSettings.postgresCommand();

    assertThat(command.getFirst()).isEqualTo("postgres");
    Map<String, String> given = new HashMap<>();
    for (int i = 1; i < command.size(); i += 2) {
      assertThat(command.get(i)).isEqualTo("-c");
      String[] setting = command.get(i + 1).split("=", 2);
      given.put(setting[0], setting[1]);
    }
    assertThat(given)
        .isEqualTo(PostgresSettings.of(false))
        .containsEntry("fsync", "off")
        .containsEntry("wal_level", "logical")
        .doesNotContainKeys("port", "listen_addresses", "unix_socket_directories");
  }

  @Test
  void postgresIsInitialisedWithTheSameLocale() {
    assertThat(ContainerSettings.postgresEnvironment("secret"))
        .containsOnly(
            Map.entry("POSTGRES_PASSWORD", "secret"),
            Map.entry(
                "POSTGRES_INITDB_ARGS",
                "--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C"));
  }

  @Test
  void kafkaGetsEverySettingAsAVariableThatTheImageCanTurnBack() {
    Map<String, String> environment = new HashMap<>(ContainerSettings.kafkaEnvironment());
    assertThat(environment.remove("KAFKA_HEAP_OPTS")).isEqualTo("-Xmx512m");

    Map<String, String> turnedBack = new HashMap<>();
    environment.forEach((name, value) ->
        turnedBack.put(
            name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.'), value));

    assertThat(turnedBack)
        .isEqualTo(KafkaSettings.ofOneNode())
        .containsEntry("auto.create.topics.enable", "false");
  }
}
