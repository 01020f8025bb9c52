package dev.mingce.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every attempt failed.
 *
 * @param deliveryId id of the delivery
 * @param rule name of the rule or campaign that caused it
 * @param channel {@code email}, {@code sms}, {@code inbox}, {@code webhook}, …: an open list
 * @param customerId the customer whom it is about, if one
 * @param recipientType {@link #STAFF} or {@link #CUSTOMER}
 * @param reason code of the last fault
 * @param at when
 */
public record DeliveryFailed(
    UUID deliveryId,
    String rule,
    String channel,
    @Nullable UUID customerId,
    String recipientType,
    @Nullable String reason,
    Instant at)
    implements DeliveryOutcome {
  /** Checks what must be there. */
  public DeliveryFailed {
    Require.delivery(deliveryId, rule, channel, recipientType, at);
  }
}
