package dev.mingce.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Removes outbox and inbox rows that nothing needs any more. Outbox rows stay for days, so that
 * events can be published again when a replication slot was lost; inbox rows stay longer than any
 * topic that could deliver an event again.
 *
 * <p>The days of an outbox row count while the connector is alive, by its heartbeat. While it is
 * not, no row goes: should its slot be lost meanwhile, the rows are all that is left of events that
 * were never published.
 */
@ApplicationScoped
public class OutboxCleaner {
  private static final int CHUNK = 5_000;
  private static final String NOW = "now()";
  private static final String LAST_HEARTBEAT =
      "(SELECT least(now(), coalesce(max(beat_at), '-infinity')) FROM outbox_heartbeat)";

  private final AgroalDataSource dataSource;
  private final int outboxDays;
  private final int inboxDays;

  OutboxCleaner(
      AgroalDataSource dataSource,
      @ConfigProperty(name = "mingce.outbox.keep-days") int outboxDays,
      @ConfigProperty(name = "mingce.inbox.keep-days") int inboxDays) {
    this.dataSource = dataSource;
    this.outboxDays = outboxDays;
    this.inboxDays = inboxDays;
  }

  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void clean() throws SQLException {
    removeOlderThan("outbox", "created_at", LAST_HEARTBEAT, outboxDays);
    removeOlderThan("inbox", "received_at", NOW, inboxDays);
    removeOlderThan("idempotent_answer", "created_at", NOW, 1);
  }

  // In chunks: one long delete would hold back vacuum and the replication slot.
  private void removeOlderThan(String table, String column, String reference, int days)
      throws SQLException {
    String delete =
        "DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE %2$s < %3$s - make_interval(days => ?)"
                .formatted(table, column, reference)
            + " LIMIT ?))";
    int last;
    do {
      try (Connection connection = dataSource.getConnection();
          PreparedStatement statement = connection.prepareStatement(delete)) {
        statement.setInt(1, days);
        statement.setInt(2, CHUNK);
        last = statement.executeUpdate();
      }
    } while (last == CHUNK);
  }
}
