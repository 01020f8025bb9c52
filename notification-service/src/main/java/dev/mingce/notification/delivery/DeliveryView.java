package dev.mingce.notification.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery as the API shows it. */
public record DeliveryView(
    UUID id,
    @Schema(enumeration = {"duplicate-review", "duplicate-merge"}) String rule,
    String channel,
    @Schema(enumeration = {"planned", "leased", "sent", "failed", "suppressed"}) String state,
    @Nullable String reason,
    UUID customerId,
    UUID otherId,
    RecipientView recipient,
    int attempts,
    Instant createdAt,
    @Nullable Instant sentAt) {

  /** Who gets it; unit and user are absent until the owner of the record is known. */
  public record RecipientView(String type, @Nullable String unit, @Nullable String user) {}

  static DeliveryView of(Delivery delivery) {
    return new DeliveryView(
        delivery.id(),
        delivery.rule().code(),
        delivery.channel(),
        delivery.state().code(),
        delivery.reason(),
        delivery.customerId(),
        delivery.otherId(),
        new RecipientView(
            delivery.recipientType(), delivery.recipientUnit(), delivery.recipientUser()),
        delivery.attempts(),
        delivery.createdAt(),
        delivery.sentAt());
  }
}
