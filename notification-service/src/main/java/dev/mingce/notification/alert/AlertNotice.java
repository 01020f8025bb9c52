package dev.mingce.notification.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message about one alert to one member of staff.
 *
 * @param recipient user of the member of staff
 * @param subject who or what the alert is about, if it is one
 * @param entries how many entries it rests on
 * @param attempts how often it was leased for sending
 */
public record AlertNotice(
    UUID id,
    UUID alertId,
    String recipient,
    String kind,
    String severity,
    @Nullable String subject,
    long entries,
    Instant from,
    Instant to,
    int attempts,
    @Nullable String traceparent) {
  /** Name of the rule in outcomes and metrics. */
  public static final String RULE = "audit-alert";

  /** Reads a row with all columns. */
  static AlertNotice read(ResultSet row) throws SQLException {
    return new AlertNotice(
        row.getObject("id", UUID.class),
        row.getObject("alert_id", UUID.class),
        row.getString("recipient"),
        row.getString("kind"),
        row.getString("severity"),
        row.getString("subject"),
        row.getLong("entries"),
        row.getTimestamp("from_at").toInstant(),
        row.getTimestamp("to_at").toInstant(),
        row.getInt("attempts"),
        row.getString("traceparent"));
  }
}
