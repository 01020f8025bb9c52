package dev.mingce.events;

/**
 * Why a record is on a dead-letter topic: the header {@link #HEADER} of it, as JSON. The value of
 * the record is the unread one, byte for byte; its other headers are the dead letter's own.
 *
 * @param reason what was wrong, free of values
 * @param consumer the service that could not read it
 * @param origin where it came from: topic/partition/offset
 * @param eventId the record's own id, or one made of the origin where it has none
 */
public record DeadLetterReason(String reason, String consumer, String origin, String eventId) {
  /** Name of the Kafka header. */
  public static final String HEADER = "mingce_dead_letter";

  /** Checks that all is there. */
  public DeadLetterReason {
    Require.text(reason, "reason");
    Require.text(consumer, "consumer");
    Require.text(origin, "origin");
    Require.text(eventId, "eventId");
  }
}
