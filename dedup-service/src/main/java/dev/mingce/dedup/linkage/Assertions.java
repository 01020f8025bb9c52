package dev.mingce.dedup.linkage;

import dev.mingce.dedup.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of assertions. */
@ApplicationScoped
class Assertions {

  private static final String SELECT = "SELECT * FROM assertion ";

  private final Database database;

  Assertions(Database database) {
    this.database = database;
  }

  /** What was said of pairs with one of these customers. */
  List<Assertion> of(Collection<UUID> customers) {
    return database.query(
        SELECT + "WHERE left_id = ANY (?) OR right_id = ANY (?) ORDER BY id",
        Assertions::read,
        customers,
        customers);
  }

  Optional<Assertion> find(UUID id) {
    return database.query(SELECT + "WHERE id = ?", Assertions::read, id).stream().findFirst();
  }

  Optional<Assertion> find(PairKey pair) {
    return database
        .query(
            SELECT + "WHERE left_id = ? AND right_id = ?",
            Assertions::read,
            pair.left(),
            pair.right())
        .stream()
        .findFirst();
  }

  List<Assertion> after(@Nullable UUID customer, UUID after, int limit) {
    return database.query(
        SELECT
            + "WHERE id > ? AND (?::uuid IS NULL OR ?::uuid IN (left_id, right_id)) ORDER BY id LIMIT ?",
        Assertions::read,
        after,
        customer,
        customer,
        limit);
  }

  /** Says it in the place of what was said before of the pair. */
  void put(Assertion said) {
    database.update(
        """
        INSERT INTO assertion (id, left_id, right_id, type, origin, asserted_by, reason, asserted_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (left_id, right_id) DO UPDATE SET type = excluded.type, origin = excluded.origin,
          asserted_by = excluded.asserted_by, reason = excluded.reason, asserted_at = excluded.asserted_at,
          row_version = assertion.row_version + 1
        """,
        said.id(),
        said.pair().left(),
        said.pair().right(),
        said.type().code(),
        said.origin(),
        said.by(),
        said.reason(),
        said.at());
  }

  void remove(PairKey pair) {
    database.update(
        "DELETE FROM assertion WHERE left_id = ? AND right_id = ?", pair.left(), pair.right());
  }

  void removeOf(UUID customer) {
    database.update("DELETE FROM assertion WHERE ? IN (left_id, right_id)", customer);
  }

  private static Assertion read(ResultSet row) throws SQLException {
    return new Assertion(
        row.getObject("id", UUID.class),
        new PairKey(row.getObject("left_id", UUID.class), row.getObject("right_id", UUID.class)),
        AssertionType.ofCode(row.getString("type")),
        row.getString("origin"),
        row.getString("asserted_by"),
        row.getString("reason"),
        row.getObject("asserted_at", OffsetDateTime.class).toInstant(),
        row.getLong("row_version"));
  }
}
