package dev.mingce.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The value of one Kafka record. Which record class it is, the header {@code ce_type} says; see
 * {@link EventType}.
 */
public sealed interface Event
    permits CustomerChange,
        CustomerState,
        CustomerAccessed,
        DedupDecision,
        QualityScored,
        SourceAdmissionChanged,
        DeliveryOutcome,
        CheckpointPublished,
        AccessRefused,
        AdministrationRecorded,
        SourceDigest,
        AuditAlertRaised {
  /** The customer whom the event concerns, if it is exactly one. */
  @Nullable UUID customerId();

  /**
   * What {@code ce_subject} and the Kafka key are made of: the customer id as text where there is
   * one. Null where the event concerns no one customer; then both are the event id.
   */
  default @Nullable String subject() {
    UUID customer = customerId();
    return customer == null ? null : customer.toString();
  }

  /**
   * What {@code ce_sequence} says. Gap-free per customer on the changes topic and growing on the
   * state topic; elsewhere the customer version that the event was made from, which may repeat, or
   * 0 where none is concerned.
   */
  long sequence();

  /** When it happened; {@code ce_time}. */
  Instant at();
}
