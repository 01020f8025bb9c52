package dev.mingce.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
  private record Moment(Instant at) {}

  private static String checkpoint(String extra) {
    return """
    {"origin":"o","treeSize":1,"rootHash":"h","note":"n","at":"2026-03-04T05:06:07Z"%s}\
    """
        .formatted(extra);
  }

  private static CheckpointPublished read(String json) {
    return EventJson.read(json.getBytes(UTF_8), CheckpointPublished.class);
  }

  @Test
  void writesInstantsAsUtcTextAndNoNulls() {
    assertThat(new String(EventJson.write(new Actor("li.na", "user", null, null)), UTF_8))
        .isEqualTo("{\"subject\":\"li.na\",\"type\":\"user\"}");
    assertThat(new String(EventJson.write(new Moment(SampleEvents.AT)), UTF_8))
        .isEqualTo("{\"at\":\"2026-03-04T05:06:07.891Z\"}");
  }

  @Test
  void writesEmptyLists() {
    assertThat(new String(EventJson.write(GoldenSamples.event(EventType.CUSTOMER_REVIEWED)), UTF_8))
        .contains("\"changedFields\":[]");
  }

  @Test
  void readsOffsetsAsInstants() {
    Moment read =
        EventJson.read("{\"at\":\"2026-03-04T13:06:07+08:00\"}".getBytes(UTF_8), Moment.class);

    assertThat(read.at()).isEqualTo(Instant.parse("2026-03-04T05:06:07Z"));
  }

  @Test
  void ignoresUnknownProperties() {
    assertThat(read(checkpoint(",\"added\":{\"later\":[1]}")).treeSize()).isEqualTo(1);
  }

  @Test
  void readsAbsentListAsEmpty() {
    CustomerAccessed event =
        EventJson.read(
            """
            {"action":"search","actor":{"subject":"s","type":"user"},"outcome":"done",
             "at":"2026-03-04T05:06:07Z"}\
            """
                .getBytes(UTF_8),
            CustomerAccessed.class);

    assertThat(event.fields()).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"origin\":",
        "{\"origin\":\"o\",\"rootHash\":\"h\",\"note\":\"n\",\"at\":\"2026-03-04T05:06:07Z\"}",
        "{\"origin\":\"o\",\"treeSize\":null,\"rootHash\":\"h\",\"note\":\"n\",\"at\":\"2026-03-04T05:06:07Z\"}",
        "{\"origin\":\"o\",\"treeSize\":\"1\",\"rootHash\":\"h\",\"note\":\"n\",\"at\":\"2026-03-04T05:06:07Z\"}",
        "{\"origin\":\"o\",\"treeSize\":1.5,\"rootHash\":\"h\",\"note\":\"n\",\"at\":\"2026-03-04T05:06:07Z\"}",
        "{\"origin\":\"o\",\"treeSize\":-1,\"rootHash\":\"h\",\"note\":\"n\",\"at\":\"2026-03-04T05:06:07Z\"}",
        "{\"origin\":5,\"treeSize\":1,\"rootHash\":\"h\",\"note\":\"n\",\"at\":\"2026-03-04T05:06:07Z\"}",
        "{\"origin\":\"o\",\"treeSize\":1,\"rootHash\":\"h\",\"note\":\"n\",\"at\":\"soon\"}",
        "{\"origin\":\"o\",\"treeSize\":1,\"rootHash\":\"h\",\"note\":\"n\",\"at\":1772600767}",
        "{\"origin\":\"o\",\"treeSize\":1,\"rootHash\":\"h\",\"note\":\"n\"}"
      })
  void refusesWhatIsNotTheRecord(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedEventException.class);
  }

  @Test
  void refusesTrailingTokens() {
    assertThatThrownBy(() -> read(checkpoint("") + " {}"))
        .isInstanceOf(MalformedEventException.class);
  }

  @Test
  void refusesDoubledProperty() {
    assertThatThrownBy(() -> read(checkpoint(",\"treeSize\":2")))
        .isInstanceOf(MalformedEventException.class);
  }

  @Test
  void refusesWhatIsTooDeep() {
    String deep = "[".repeat(40) + "]".repeat(40);

    assertThatThrownBy(() -> read(checkpoint(",\"x\":" + deep)))
        .isInstanceOf(MalformedEventException.class);
  }

  @Test
  void refusesWhatIsTooBig() {
    String big = checkpoint(",\"x\":\"" + "a".repeat(EventJson.MAX_BYTES) + "\"");

    assertThatThrownBy(() -> read(big))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("value is larger than 1048576 bytes");
  }

  @Test
  void tellsTheFieldAndNotItsValue() {
    String json =
        """
        {"actor":{"subject":"s","type":"13812345678"},"source":"api","customer":{},"changedFields":[]}\
        """;

    assertThatThrownBy(() -> EventJson.read(json.getBytes(UTF_8), CustomerUpdated.class))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("actor.type is not one of the values of this major version")
        .hasNoCause();
  }

  @Test
  void tellsThePathOfAWrongTypeAndNotItsValue() {
    String json =
        """
        {"actor":{"subject":"s","type":"user"},"source":"api","customer":{"id":"13812345678"}}\
        """;

    assertThatThrownBy(() -> EventJson.read(json.getBytes(UTF_8), CustomerUpdated.class))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("customer.id does not have the form that the contract says")
        .hasNoCause();
  }

  @Test
  void givesOutOnlyCopiesOfItsMapper() {
    EventJson.mapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);

    JsonNode tree = EventJson.read(checkpoint(",\"added\":1").getBytes(UTF_8), JsonNode.class);

    assertThat(tree.get("added").asInt()).isEqualTo(1);
    assertThat(read(checkpoint(",\"added\":1")).origin()).isEqualTo("o");
  }
}
