package dev.mingce.events.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.events.DeadLetterReason;
import dev.mingce.events.Event;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.EventType;
import dev.mingce.events.GoldenSamples;
import dev.mingce.events.SampleEvents;
import dev.mingce.events.sealed.CompactJwe;
import dev.mingce.events.sealed.PersonalDocument;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenSamplesTest {
  private static JsonNode tree(byte[] json) {
    return ContractFiles.parse(new String(json, UTF_8));
  }

  @Test
  void thereIsASampleForEveryTypeAndForNothingElse() {
    assertThat(ContractFiles.fileNames("samples"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventType.values()).map(type -> type.typeName() + ".json").toList());
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void recordsWriteExactlyTheSample(EventType type) {
    JsonNode sample = tree(GoldenSamples.value(type));
    String sealed = sample.path("sealed").asText("");

    Event event = SampleEvents.of(type, sealed, GoldenSamples.key());

    assertThat(tree(EventJson.write(event))).isEqualTo(sample);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void recordsReadTheSample(EventType type) {
    String sealed = tree(GoldenSamples.value(type)).path("sealed").asText("");

    assertThat(GoldenSamples.event(type))
        .isEqualTo(SampleEvents.of(type, sealed, GoldenSamples.key()));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void schemaAcceptsTheSampleAndWhatTheRecordWrites(EventType type) {
    JsonNode schema = ContractFiles.schema(type.typeName());
    String written = new String(EventJson.write(GoldenSamples.event(type)), UTF_8);

    assertThat(Schemas.errors(schema, new String(GoldenSamples.value(type), UTF_8))).isEmpty();
    assertThat(Schemas.errors(schema, written)).isEmpty();
    assertThat(Schemas.errors(Schemas.closed(schema), written)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void schemaIsOpenForFieldsThatAreAddedLater(EventType type) {
    ObjectNode later = (ObjectNode) tree(GoldenSamples.value(type));
    later.put("addedLater", 1);
    if (later.path("customer") instanceof ObjectNode customer) {
      customer.put("addedLater", true);
    }
    JsonNode schema = ContractFiles.schema(type.typeName());

    assertThat(Schemas.errors(schema, later.toString())).isEmpty();
    assertThat(Schemas.errors(Schemas.closed(schema), later.toString())).isNotEmpty();
    assertThat(type.read(later.toString().getBytes(UTF_8))).isEqualTo(GoldenSamples.event(type));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void schemaRefusesASampleThatLacksARequiredField(EventType type) {
    JsonNode schema = ContractFiles.schema(type.typeName());
    for (JsonNode name : schema.path("required")) {
      ObjectNode broken = (ObjectNode) tree(GoldenSamples.value(type));
      broken.remove(name.asText());

      assertThat(Schemas.errors(schema, broken.toString())).as(name.asText()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "id, not-a-uuid",
    "updatedAt, yesterday",
    "kind, robot",
    "version, 1",
    "standardVersion, ' '"
  })
  void schemaRefusesAValueOfAnotherForm(String field, String value) {
    ObjectNode broken = (ObjectNode) tree(GoldenSamples.value(EventType.CUSTOMER_UPDATED));
    ((ObjectNode) broken.path("customer")).put(field, value);

    assertThat(Schemas.errors(ContractFiles.schema("customer.updated.v1"), broken.toString()))
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void headersFollowTheirSchema(EventType type) {
    String headers = new String(EventJson.write(GoldenSamples.headers(type)), UTF_8);

    assertThat(Schemas.errors(ContractFiles.schema("event-headers.v1"), headers)).isEmpty();
    assertThat(EventEnvelope.fromHeaders(GoldenSamples.headers(type)))
        .isEqualTo(GoldenSamples.envelope(type));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void whatIsSealedOpensWithTheKeyOfTheSamples(EventType type) {
    JsonNode sample = tree(GoldenSamples.value(type));
    if (sample.has("sealed")) {
      String sealed = sample.path("sealed").asText();
      String document = new String(CompactJwe.open(sealed, GoldenSamples.key()), UTF_8);

      assertThat(PersonalDocument.open(sealed, GoldenSamples.key()))
          .isEqualTo(GoldenSamples.document());
      assertThat(
              Schemas.errors(
                  Schemas.closed(ContractFiles.schema("personal-document.v1")), document))
          .isEmpty();
      assertThat(sample.at("/customer/keyId").asText()).isEqualTo(CompactJwe.kid(sealed));
    }
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void nothingPersonalIsInTheClear(EventType type) {
    assertThat(new String(GoldenSamples.value(type), UTF_8))
        .doesNotContain("王", "小明", "1381234", "138 1234", "xiaoming", "Xiaoming", "19900203");
  }

  @Test
  void aDeadLettersReasonFollowsItsSchema() {
    DeadLetterReason reason =
        new DeadLetterReason("ce_time is missing", "audit-service", "topic/0/17", "id");

    assertThat(
            Schemas.errors(
                Schemas.closed(ContractFiles.schema("dead-letter-reason.v1")),
                new String(EventJson.write(reason), UTF_8)))
        .isEmpty();
  }
}
