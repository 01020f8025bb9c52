package dev.mingce.audit;

import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventType;
import dev.mingce.events.GoldenSamples;
import dev.mingce.events.SampleEvents;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The golden samples, retold about a customer of the test's own, so that tests do not meet. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sample(EventEnvelope envelope, String topic, byte[] value) {
  /** The trace that every sample is part of. */
  public static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private static final Set<String> TOPICS =
      Set.of(
          Topics.CUSTOMER_CHANGES,
          Topics.CUSTOMER_ACCESS,
          Topics.DEDUP_DECISIONS,
          Topics.NOTIFICATION_OUTCOMES);

  /** Every type that this service records. */
  public static List<EventType> types() {
    return Arrays.stream(EventType.values()).filter(type -> TOPICS.contains(type.topic())).toList();
  }

  public static Sample of(EventType type, UUID customer) {
    byte[] value =
        new String(GoldenSamples.value(type), StandardCharsets.UTF_8)
            .replace(SampleEvents.CUSTOMER.toString(), customer.toString())
            .replace(SampleEvents.OTHER_CUSTOMER.toString(), other(customer).toString())
            .getBytes(StandardCharsets.UTF_8);
    return new Sample(
        EventEnvelope.of(
            Ids.next(),
            GoldenSamples.envelope(type).source(),
            type.read(value),
            "00-" + TRACE + "-b7ad6b7169203331-01"),
        type.topic(),
        value);
  }

  /**
   * The one with whom a sample pairs the customer; its text sorts after every UUIDv7 of our time.
   */
  public static UUID other(UUID customer) {
    return UUID.fromString("f" + customer.toString().substring(1));
  }

  public UUID id() {
    return envelope.id();
  }
}
