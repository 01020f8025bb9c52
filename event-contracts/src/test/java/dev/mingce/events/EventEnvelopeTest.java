package dev.mingce.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventEnvelopeTest {
  private static final UUID ID = UUID.fromString("01990000-0000-7000-9000-000000000001");
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static EventEnvelope envelope() {
    return new EventEnvelope(
        ID,
        "customer.merged.v1",
        "/mingce/customer-service",
        Instant.parse("2026-03-04T05:06:07.891Z"),
        "01990000-0000-7000-8000-000000000001",
        4,
        TRACE);
  }

  @Test
  void writesCloudEventsBinaryHeaders() {
    assertThat(envelope().toHeaders())
        .containsExactly(
            Map.entry("ce_specversion", "1.0"),
            Map.entry("ce_id", "01990000-0000-7000-9000-000000000001"),
            Map.entry("ce_type", "customer.merged.v1"),
            Map.entry("ce_source", "/mingce/customer-service"),
            Map.entry("ce_time", "2026-03-04T05:06:07.891Z"),
            Map.entry("ce_subject", "01990000-0000-7000-8000-000000000001"),
            Map.entry("ce_sequence", "4"),
            Map.entry("content-type", "application/json"),
            Map.entry("traceparent", TRACE));
  }

  @Test
  void readsWhatItWrites() {
    assertThat(EventEnvelope.fromHeaders(envelope().toHeaders())).isEqualTo(envelope());
  }

  @Test
  void ignoresFurtherHeadersAndContentTypeParameters() {
    Map<String, String> headers = new HashMap<>(envelope().toHeaders());
    headers.put("ce_actor", "someone");
    headers.put("content-type", "Application/JSON; charset=utf-8");

    assertThat(EventEnvelope.fromHeaders(headers)).isEqualTo(envelope());
  }

  @Test
  void readsAnyOffsetAsUtc() {
    Map<String, String> headers = new HashMap<>(envelope().toHeaders());
    headers.put("ce_time", "2026-03-04T13:06:07.891+08:00");

    assertThat(EventEnvelope.fromHeaders(headers).time())
        .isEqualTo(Instant.parse("2026-03-04T05:06:07.891Z"));
  }

  @Test
  void doesWithoutTraceparent() {
    Map<String, String> headers = new HashMap<>(envelope().toHeaders());
    headers.remove("traceparent");

    assertThat(EventEnvelope.fromHeaders(headers).traceparent()).isNull();
  }

  @Test
  void dropsMalformedTraceparent() {
    Map<String, String> headers = new HashMap<>(envelope().toHeaders());
    headers.put("traceparent", "not a trace");

    EventEnvelope read = EventEnvelope.fromHeaders(headers);

    assertThat(read.traceparent()).isNull();
    assertThat(read.toHeaders()).doesNotContainKey("traceparent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ce_specversion",
        "ce_id",
        "ce_type",
        "ce_source",
        "ce_time",
        "ce_subject",
        "ce_sequence",
        "content-type"
      })
  void refusesMissingHeader(String name) {
    Map<String, String> headers = new HashMap<>(envelope().toHeaders());
    headers.remove(name);

    assertThatThrownBy(() -> EventEnvelope.fromHeaders(headers))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageStartingWith(name);
  }

  @ParameterizedTest
  @CsvSource({
    "ce_specversion, 0.3",
    "ce_id, secret-id",
    "ce_id, 1-1-1-1-1",
    "ce_type, customer.merged",
    "ce_type, customer.merged.v0",
    "ce_type, Customer Merged.v1",
    "ce_source, ' '",
    "ce_time, yesterday",
    "ce_time, 2026-03-04",
    "ce_subject, ' '",
    "ce_sequence, -1",
    "ce_sequence, 007",
    "ce_sequence, 9999999999999999999",
    "content-type, text/plain"
  })
  void refusesBadHeaderWithoutTellingItsValue(String name, String value) {
    Map<String, String> headers = new HashMap<>(envelope().toHeaders());
    headers.put(name, value);

    assertThatThrownBy(() -> EventEnvelope.fromHeaders(headers))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageStartingWith(name)
        .satisfies(e -> assertThat(e.getCause()).isNull())
        .satisfies(e -> assertThat(value.isBlank() || !e.getMessage().contains(value)).isTrue());
  }

  @Test
  void refusesLongSubject() {
    Map<String, String> headers = new HashMap<>(envelope().toHeaders());
    headers.put("ce_subject", "x".repeat(301));

    assertThatThrownBy(() -> EventEnvelope.fromHeaders(headers))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("ce_subject is longer than 300");
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void takesTypeTimeSubjectAndSequenceFromTheEvent(EventType type) {
    Event event = GoldenSamples.event(type);

    EventEnvelope made = EventEnvelope.of(ID, "/mingce/test", event, null);

    assertThat(made.type()).isEqualTo(type.typeName());
    assertThat(made.time()).isEqualTo(SampleEvents.AT);
    assertThat(made.sequence()).isEqualTo(event.sequence());
    assertThat(made.subject())
        .isEqualTo(
            switch (type) {
              case CHECKPOINT_PUBLISHED -> "mingce.example/audit";
              case SOURCE_DIGEST -> "customer-service";
              case SOURCE_ADMISSION_CHANGED -> "crm";
              case ACCESS_REFUSED, ADMINISTRATION_RECORDED, AUDIT_ALERT_RAISED -> ID.toString();
              default -> SampleEvents.CUSTOMER.toString();
            });
  }

  @Test
  void usesTheEventIdWhereNoOneCustomerIsConcerned() {
    CustomerAccessed search =
        new CustomerAccessed(
            "search",
            Actor.system("test"),
            null,
            null,
            null,
            CustomerAccessed.DONE,
            null,
            null,
            null,
            SampleEvents.AT);

    EventEnvelope made = EventEnvelope.of(ID, "/mingce/test", search, null);

    assertThat(made.subject()).isEqualTo(ID.toString());
    assertThat(made.sequence()).isZero();
  }
}
