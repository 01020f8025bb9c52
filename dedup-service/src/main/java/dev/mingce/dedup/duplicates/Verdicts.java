package dev.mingce.dedup.duplicates;

import dev.mingce.dedup.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Exactly one verdict for every version of a customer that was applied. */
@ApplicationScoped
class Verdicts {

  private final Database database;

  Verdicts(Database database) {
    this.database = database;
  }

  /**
   * Writes the verdict of each customer's current version from its open pairs. A newcomer may turn
   * the verdict of a customer that did not change itself.
   */
  void refresh(Collection<UUID> customerIds) {
    database.update(
        """
        INSERT INTO verdict (customer_id, version, outcome, decided_at)
        SELECT c.customer_id, c.version,
          CASE WHEN EXISTS (SELECT FROM match_pair p WHERE p.state = 'open' AND p.left_id = c.customer_id)
                 OR EXISTS (SELECT FROM match_pair p WHERE p.state = 'open' AND p.right_id = c.customer_id)
               THEN 'duplicate-suspected' ELSE 'distinct' END,
          clock_timestamp()
        FROM customer_record c WHERE c.customer_id = ANY (?)
        ON CONFLICT (customer_id, version) DO UPDATE
        SET outcome = excluded.outcome, decided_at = excluded.decided_at
        WHERE verdict.outcome <> excluded.outcome
        """,
        customerIds);
  }

  /** The verdict of the newest version. */
  Optional<Verdict> latest(UUID customerId) {
    return database
        .query(
            "SELECT customer_id, version, outcome, decided_at FROM verdict WHERE customer_id = ?"
                + " ORDER BY version DESC LIMIT 1",
            row ->
                new Verdict(
                    row.getObject("customer_id", UUID.class),
                    row.getLong("version"),
                    row.getString("outcome"),
                    row.getObject("decided_at", OffsetDateTime.class).toInstant()),
            customerId)
        .stream()
        .findFirst();
  }
}
