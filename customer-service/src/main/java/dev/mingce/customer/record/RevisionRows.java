package dev.mingce.customer.record;

import dev.mingce.events.Actor;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.Owner;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of the history. */
final class RevisionRows {
  private static final String SELECT =
      "SELECT r.*, c.created_at FROM customer_revision r JOIN customer c ON c.id = r.customer_id"
          + " WHERE r.customer_id = ?";

  private RevisionRows() {}

  static void insert(Connection connection, CustomerChangeSet change) throws SQLException {
    CustomerFacts facts = change.facts();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO customer_revision (customer_id, version, changed_at, actor_subject,"
                + " actor_type, actor_unit, actor_client, source, reason, changed_fields,"
                + " standard_version, key_id, document, kind, status, tags, owner_unit, owner_user,"
                + " region_code, industry_code)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, facts.id());
      insert.setLong(2, facts.version());
      insert.setTimestamp(3, Timestamp.from(facts.updatedAt()));
      insert.setString(4, change.actor().subject());
      insert.setString(5, change.actor().type());
      insert.setString(6, change.actor().unit());
      insert.setString(7, change.actor().clientId());
      insert.setString(8, change.source());
      insert.setString(9, change.reason());
      insert.setArray(10, texts(connection, change.changedFields()));
      insert.setString(11, facts.standardVersion());
      insert.setObject(12, UUID.fromString(facts.keyId()));
      insert.setBytes(13, change.document());
      insert.setString(14, facts.kind());
      insert.setString(15, facts.status());
      insert.setArray(16, texts(connection, facts.tags()));
      @Nullable Owner owner = facts.owner();
      insert.setString(17, owner == null ? null : owner.unit());
      insert.setString(18, owner == null ? null : owner.user());
      insert.setString(19, facts.regionCode());
      insert.setString(20, facts.industryCode());
      insert.executeUpdate();
    }
  }

  /** One condition more, with its value. */
  static List<SealedRevision> select(
      Connection connection, UUID customer, String condition, Object value) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + condition)) {
      select.setObject(1, customer);
      select.setObject(2, value);
      return read(select);
    }
  }

  /** The newest before a version. */
  static List<SealedRevision> page(Connection connection, UUID customer, long before, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT + " AND r.version < ? ORDER BY r.version DESC LIMIT ?")) {
      select.setObject(1, customer);
      select.setLong(2, before);
      select.setInt(3, limit);
      return read(select);
    }
  }

  static Map<UUID, String> waysIn(Connection connection, List<UUID> customers) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT r.customer_id, r.source FROM customer_revision r JOIN customer c"
                + " ON c.id = r.customer_id AND c.version = r.version WHERE c.id = ANY (?)")) {
      select.setArray(1, connection.createArrayOf("uuid", customers.toArray()));
      Map<UUID, String> ways = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ways.put(row.getObject(1, UUID.class), row.getString(2));
        }
      }
      return ways;
    }
  }

  private static List<SealedRevision> read(PreparedStatement select) throws SQLException {
    List<SealedRevision> revisions = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Revision revision = revision(row);
        revisions.add(
            new SealedRevision(
                revision,
                new SealedCustomer(facts(row, revision), row.getBytes("document"), 0, 0, null)));
      }
    }
    return revisions;
  }

  private static Revision revision(ResultSet row) throws SQLException {
    return new Revision(
        row.getLong("version"),
        row.getTimestamp("changed_at").toInstant(),
        new Actor(
            row.getString("actor_subject"),
            row.getString("actor_type"),
            row.getString("actor_unit"),
            row.getString("actor_client")),
        row.getString("source"),
        row.getString("reason"),
        Arrays.asList((String[]) row.getArray("changed_fields").getArray()),
        row.getString("standard_version"));
  }

  private static CustomerFacts facts(ResultSet row, Revision revision) throws SQLException {
    return new CustomerFacts(
        row.getObject("customer_id", UUID.class),
        revision.version(),
        row.getString("kind"),
        row.getString("status"),
        new Owner(row.getString("owner_unit"), row.getString("owner_user")),
        null,
        Arrays.asList((String[]) row.getArray("tags").getArray()),
        row.getString("region_code"),
        row.getString("industry_code"),
        revision.standardVersion(),
        row.getObject("key_id", UUID.class).toString(),
        row.getTimestamp("created_at").toInstant(),
        revision.changedAt());
  }

  private static Array texts(Connection connection, List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }
}
