package dev.mingce.customer.record;

import dev.mingce.events.Actor;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.Owner;
import dev.mingce.kit.sql.RoundTrip;
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

  static void insert(RoundTrip trip, CustomerChangeSet change) {
    CustomerFacts facts = change.facts();
    @Nullable Owner owner = facts.owner();
    trip.add(
        "INSERT INTO customer_revision (customer_id, version, changed_at, actor_subject,"
            + " actor_type, actor_unit, actor_client, source, reason, changed_fields,"
            + " standard_version, key_id, document, kind, status, tags, tier, stage, owner_unit,"
            + " owner_user, region_code, industry_code, reviewed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        facts.id(),
        facts.version(),
        Timestamp.from(facts.updatedAt()),
        change.actor().subject(),
        change.actor().type(),
        change.actor().unit(),
        change.actor().clientId(),
        change.source(),
        change.reason(),
        CustomerRows.texts(change.changedFields()),
        facts.standardVersion(),
        UUID.fromString(facts.keyId()),
        change.document(),
        facts.kind(),
        facts.status(),
        CustomerRows.texts(facts.tags()),
        facts.tier(),
        facts.stage(),
        owner == null ? null : owner.unit(),
        owner == null ? null : owner.user(),
        facts.regionCode(),
        facts.industryCode(),
        CustomerRows.timestamp(change.reviewedAt()));
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
                new SealedCustomer(
                    facts(row, revision),
                    row.getBytes("document"),
                    0,
                    0,
                    null,
                    CustomerRows.instant(row.getTimestamp("reviewed_at")))));
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
        row.getString("tier"),
        row.getString("stage"),
        Arrays.asList((String[]) row.getArray("tags").getArray()),
        row.getString("region_code"),
        row.getString("industry_code"),
        revision.standardVersion(),
        row.getObject("key_id", UUID.class).toString(),
        row.getTimestamp("created_at").toInstant(),
        revision.changedAt());
  }
}
