package dev.mingce.events.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mingce.events.EventType;
import dev.mingce.events.TopicCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsyncApiTest {
  private static JsonNode document;

  @BeforeAll
  static void read() throws IOException {
    document = new YAMLMapper().readTree(ContractFiles.root().resolve("asyncapi.yaml").toFile());
  }

  @Test
  void isVersionThree() {
    assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
  }

  @Test
  void describesEveryTopicAsItIsCreated() {
    Map<String, TopicCatalog.Topic> described = new HashMap<>();
    for (JsonNode channel : document.path("channels")) {
      JsonNode kafka = channel.at("/bindings/kafka");
      String name = channel.path("address").asText();
      assertThat(kafka.path("topic").asText()).isEqualTo(name);
      assertThat(channel.path("description").asText()).as(name).isNotBlank();
      described.put(
          name,
          new TopicCatalog.Topic(
              name,
              kafka.path("partitions").asInt(),
              kafka.at("/topicConfiguration/cleanup.policy/0").asText(),
              kafka.at("/topicConfiguration/retention.ms").asLong(),
              Map.of()));
    }

    assertThat(described.values())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("config")
        .containsExactlyInAnyOrderElementsOf(TopicCatalog.load().topics());
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void describesEveryTypeOnItsTopicWithHeadersAndSchema(EventType type) {
    List<String> onTopic = new ArrayList<>();
    for (JsonNode channel : document.path("channels")) {
      if (channel.path("address").asText().equals(type.topic())) {
        channel
            .path("messages")
            .forEach(message -> onTopic.add(resolve(message.path("$ref")).path("name").asText()));
      }
    }
    JsonNode message = message(type);

    assertThat(onTopic).contains(type.typeName());
    assertThat(message.path("summary").asText()).isNotBlank();
    assertThat(message.at("/headers/schema/$ref").asText())
        .isEqualTo("schemas/event-headers.v1.schema.json");
    assertThat(message.at("/payload/schema/$ref").asText())
        .isEqualTo("schemas/" + type.typeName() + ".schema.json");
  }

  @Test
  void describesNoTypeThatDoesNotExist() {
    List<String> names = new ArrayList<>();
    document.at("/components/messages").forEach(m -> names.add(m.path("name").asText()));

    List<String> known =
        new ArrayList<>(Arrays.stream(EventType.values()).map(EventType::typeName).toList());
    known.add("tombstone");
    known.add("dead-letter");
    assertThat(names).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<JsonNode> references = document.findValues("$ref");

    assertThat(references).hasSizeGreaterThan(100);
    assertThat(references).allSatisfy(reference -> assertThat(resolve(reference)).isNotEmpty());
  }

  private static JsonNode message(EventType type) {
    for (JsonNode message : document.at("/components/messages")) {
      if (message.path("name").asText().equals(type.typeName())) {
        return message;
      }
    }
    throw new AssertionError("no message " + type.typeName());
  }

  private static JsonNode resolve(JsonNode reference) {
    String target = reference.asText();
    if (target.startsWith("#")) {
      return document.at(target.substring(1));
    }
    Path file = ContractFiles.root().resolve(target);
    assertThat(Files.isRegularFile(file)).as(target).isTrue();
    return ContractFiles.json(file);
  }
}
