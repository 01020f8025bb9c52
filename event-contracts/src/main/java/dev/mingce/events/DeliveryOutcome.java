package dev.mingce.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message to one recipient, on {@link Topics#NOTIFICATION_OUTCOMES}. It holds no
 * address and no text.
 *
 * <p>One delivery may have several outcomes (sent, then delivered or bounced). {@code ce_sequence}
 * is 0.
 */
public sealed interface DeliveryOutcome extends Event
    permits DeliverySent, DeliveryDelivered, DeliveryBounced, DeliveryFailed, DeliverySuppressed {
  /** Sent to a member of staff. */
  String STAFF = "staff";

  /** Sent to the customer. */
  String CUSTOMER = "customer";

  /** Id of the delivery. */
  UUID deliveryId();

  /** Name of the rule or campaign that caused it. */
  String rule();

  /** {@code email}, {@code sms}, {@code inbox}, {@code webhook}, …: an open list. */
  String channel();

  /** {@link #STAFF} or {@link #CUSTOMER}. */
  String recipientType();

  /** Why, as a code, where the outcome has a reason. */
  @Nullable String reason();

  /** The customer, or without one the delivery: its outcomes stay in order. */
  @Override
  default String subject() {
    UUID customer = customerId();
    return (customer == null ? deliveryId() : customer).toString();
  }

  @Override
  default long sequence() {
    return 0;
  }
}
