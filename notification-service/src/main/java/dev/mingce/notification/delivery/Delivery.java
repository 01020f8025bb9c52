package dev.mingce.notification.delivery;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one recipient.
 *
 * @param version counts its changes
 * @param recipientUnit unit of the recipient, once known
 * @param recipientUser the recipient, once known
 * @param customerId the record whose owner is told
 * @param otherId the record that it may be the same as
 * @param matched fields that speak for a duplicate, without their values
 * @param withdrawnReason why the decision was withdrawn while an attempt was under way
 * @param attempts how often it was leased for sending
 */
public record Delivery(
    UUID id,
    long version,
    Rule rule,
    String channel,
    String recipientType,
    @Nullable String recipientUnit,
    @Nullable String recipientUser,
    UUID customerId,
    UUID otherId,
    UUID decisionId,
    String decision,
    double probability,
    List<String> matched,
    DeliveryState state,
    @Nullable String reason,
    @Nullable String withdrawnReason,
    int attempts,
    @Nullable String traceparent,
    Instant createdAt,
    @Nullable Instant sentAt) {
  public static final String EMAIL = "email";

  public Delivery {
    matched = List.copyOf(matched);
  }

  /** Reads a row with all columns. */
  public static Delivery read(ResultSet row) throws SQLException {
    Array matched = row.getArray("matched");
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getLong("version"),
        Rule.ofCode(row.getString("rule")).orElseThrow(),
        row.getString("channel"),
        row.getString("recipient_type"),
        row.getString("recipient_unit"),
        row.getString("recipient_user"),
        row.getObject("customer_id", UUID.class),
        row.getObject("other_id", UUID.class),
        row.getObject("decision_id", UUID.class),
        row.getString("decision"),
        row.getDouble("probability"),
        List.of((String[]) matched.getArray()),
        DeliveryState.ofCode(row.getString("state")).orElseThrow(),
        row.getString("reason"),
        row.getString("withdrawn_reason"),
        row.getInt("attempts"),
        row.getString("traceparent"),
        row.getTimestamp("created_at").toInstant(),
        instant(row.getTimestamp("sent_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
