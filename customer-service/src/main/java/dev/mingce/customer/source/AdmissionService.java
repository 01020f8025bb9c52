package dev.mingce.customer.source;

import dev.mingce.customer.CustomerError;
import dev.mingce.events.SourceAdmissionChanged;
import dev.mingce.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Which sources are in quarantine, as dedup-service tells it. */
@ApplicationScoped
public class AdmissionService {
  // What was told later counts, whatever the order of delivery.
  private static final String NOTE =
      """
      INSERT INTO source_admission (system, admitted, changed_at) VALUES (?, ?, ?)
      ON CONFLICT (system) DO UPDATE SET admitted = excluded.admitted, changed_at = excluded.changed_at,
        refused = CASE WHEN excluded.admitted THEN source_admission.refused ELSE 0 END
        WHERE source_admission.changed_at < excluded.changed_at
      """;

  private static final String REFUSE =
      "UPDATE source_admission SET refused = refused + 1, last_refused_at = now()"
          + " WHERE system = ? AND NOT admitted";

  private final DataSource dataSource;

  AdmissionService(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void note(SourceAdmissionChanged admission) {
    with(
        NOTE,
        statement -> {
          statement.setString(1, admission.system());
          statement.setBoolean(2, admission.admitted());
          statement.setTimestamp(3, Timestamp.from(admission.at()));
          return statement.executeUpdate();
        });
  }

  /**
   * Refuses a source in quarantine, and counts the refusal: one statement and no transaction around
   * it, which the refusal would roll back.
   */
  public void admit(String system) {
    boolean refused =
        with(
            REFUSE,
            statement -> {
              statement.setString(1, system);
              return statement.executeUpdate() == 1;
            });
    if (refused) {
      throw new ProblemException(CustomerError.SOURCE_QUARANTINED);
    }
  }

  @Transactional
  AdmissionView of(String system) {
    return with(
        "SELECT admitted, changed_at, refused, last_refused_at FROM source_admission"
            + " WHERE system = ?",
        statement -> {
          statement.setString(1, system);
          try (ResultSet row = statement.executeQuery()) {
            return row.next()
                ? new AdmissionView(
                    system,
                    row.getBoolean(1) ? "open" : "quarantined",
                    row.getTimestamp(2).toInstant(),
                    row.getLong(3),
                    instant(row.getTimestamp(4)))
                : new AdmissionView(system, "open", null, 0, null);
          }
        });
  }

  private interface Work<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T with(String sql, Work<T> work) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.run(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("admission of sources", e);
    }
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
