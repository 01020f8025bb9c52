package dev.mingce.dedup.duplicates;

import dev.mingce.dedup.Database;
import dev.mingce.events.DedupDecision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Pairs of which a person said that they are two customers, by taking a merge back. Matching never
 * suggests them again; it would merge what was just taken apart.
 */
@ApplicationScoped
class CannotLinks {

  private final Database database;

  CannotLinks(Database database) {
    this.database = database;
  }

  void add(UUID one, UUID other) {
    boolean inOrder = DedupDecision.inOrder(one, other);
    database.update(
        "INSERT INTO cannot_link (left_id, right_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        inOrder ? one : other,
        inOrder ? other : one);
  }

  /** The customers that this one must not be linked with. */
  Set<UUID> of(UUID customerId) {
    return Set.copyOf(
        database.query(
            """
            SELECT right_id FROM cannot_link WHERE left_id = ?
            UNION SELECT left_id FROM cannot_link WHERE right_id = ?
            """,
            row -> row.getObject(1, UUID.class),
            customerId,
            customerId));
  }

  void removeOf(UUID customerId) {
    database.update("DELETE FROM cannot_link WHERE ? IN (left_id, right_id)", customerId);
  }
}
