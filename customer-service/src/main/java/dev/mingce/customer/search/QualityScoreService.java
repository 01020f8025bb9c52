package dev.mingce.customer.search;

import dev.mingce.events.QualityScored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The latest quality score of each customer. */
@ApplicationScoped
public class QualityScoreService {
  // The score of an older version does not replace that of a newer one, whatever the order of
  // delivery; a customer scored anew under other rules has the same version.
  private static final String UPSERT =
      """
      INSERT INTO customer_quality (customer_id, version, score)
      SELECT id, ?, ? FROM customer WHERE id = ?
      ON CONFLICT (customer_id) DO UPDATE SET version = excluded.version, score = excluded.score
        WHERE customer_quality.version <= excluded.version
      """;

  private final DataSource dataSource;

  QualityScoreService(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void note(QualityScored scored) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setLong(1, scored.version());
      upsert.setDouble(2, scored.score());
      upsert.setObject(3, scored.customerId());
      upsert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("score not noted", e);
    }
  }
}
