package dev.mingce.audit.digest;

import dev.mingce.audit.log.LogFailure;
import dev.mingce.events.EventType;
import dev.mingce.events.Topics;
import dev.mingce.kit.digest.IdDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Which events of a source have entries. The id of an entry is that of its event. */
@ApplicationScoped
class ArrivedEvents {
  private static final int FETCH = 5_000;
  private static final int CLOCK_HOURS = 1;

  private static final String[] CHANGES =
      Arrays.stream(EventType.values())
          .filter(type -> type.topic().equals(Topics.CUSTOMER_CHANGES))
          .map(type -> type.typeName().replaceFirst("\\.v[0-9]+$", ""))
          .toArray(String[]::new);

  // By which actions the entries of a topic are told; each has the list of changes as argument.
  private static final Map<String, String> OF_TOPIC =
      Map.of(
          Topics.CUSTOMER_CHANGES,
          "action = ANY (?)",
          Topics.CUSTOMER_ACCESS,
          "((action LIKE 'customer.%' AND action <> ALL (?)) OR action LIKE 'access.%'"
              + " OR action LIKE 'administration.%')",
          Topics.DEDUP_DECISIONS,
          "(action LIKE 'dedup.%' AND action <> ALL (?))",
          Topics.NOTIFICATION_OUTCOMES,
          "(action LIKE 'delivery.%' AND action <> ALL (?))");

  private final DataSource dataSource;

  ArrivedEvents(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Whether the log takes what is on that topic. */
  static boolean isRecorded(String topic) {
    return OF_TOPIC.containsKey(topic);
  }

  /** The digest of what arrived; belongs into a transaction, or all of it is fetched at once. */
  IdDigest digest(String service, String topic, Instant from, Instant to) {
    IdDigest digest = new IdDigest();
    // The time of arrival leaves out the partitions of long ago.
    String sql =
        "SELECT id FROM entry WHERE id >= ? AND id < ? AND received_at >= ? AND source_service = ?"
            + " AND "
            + OF_TOPIC.get(topic)
            + " ORDER BY id";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setFetchSize(FETCH);
      select.setObject(1, IdDigest.least(from));
      select.setObject(2, IdDigest.least(to));
      select.setObject(3, from.minus(CLOCK_HOURS, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC));
      select.setString(4, service);
      select.setArray(5, connection.createArrayOf("text", CHANGES));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          digest.add(rows.getObject(1, UUID.class));
        }
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
    return digest;
  }
}
