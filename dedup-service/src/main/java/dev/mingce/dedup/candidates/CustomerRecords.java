package dev.mingce.dedup.candidates;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.blocking.StoredKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customers that this service knows. */
@ApplicationScoped
class CustomerRecords {

  private static final String SELECT =
      "SELECT customer_id, kind, version, status, unit, tier, content_version, key_id, features"
          + " FROM customer_record ";

  private final Database database;

  CustomerRecords(Database database) {
    this.database = database;
  }

  Optional<CustomerRecord> find(UUID id) {
    return database.query(SELECT + "WHERE customer_id = ?", CustomerRecords::read, id).stream()
        .findFirst();
  }

  /**
   * Reads records and keeps everybody else from changing them until the transaction ends. Waits for
   * transactions that are changing one, and reads what they leave.
   */
  Map<UUID, CustomerRecord> lock(Collection<UUID> ids) {
    List<CustomerRecord> records =
        database.query(
            SELECT + "WHERE customer_id = ANY (?) ORDER BY customer_id FOR NO KEY UPDATE",
            CustomerRecords::read,
            ids);
    Map<UUID, CustomerRecord> byId = new LinkedHashMap<>();
    records.forEach(customer -> byId.put(customer.id(), customer));
    return byId;
  }

  /** Ids of the subject keys of these customers, as far as there is something sealed under them. */
  Set<String> keyIds(Collection<UUID> ids) {
    return Set.copyOf(
        database.query(
            "SELECT DISTINCT key_id FROM customer_record"
                + " WHERE customer_id = ANY (?) AND features IS NOT NULL",
            row -> row.getString(1),
            ids));
  }

  /** The next customers with something to match, in the order of their ids. */
  List<CustomerRecord> after(UUID id, String kind, int limit) {
    return database.query(
        SELECT
            + "WHERE customer_id > ? AND kind = ? AND features IS NOT NULL"
            + " ORDER BY customer_id LIMIT ?",
        CustomerRecords::read,
        id,
        kind,
        limit);
  }

  /** How many customers of a kind there is something to match of. */
  long count(String kind) {
    return database
        .query(
            "SELECT count(*) FROM customer_record WHERE kind = ? AND features IS NOT NULL",
            row -> row.getLong(1),
            kind)
        .getFirst();
  }

  /** Reads records without locking them. */
  List<CustomerRecord> read(Collection<UUID> ids) {
    return database.query(
        SELECT + "WHERE customer_id = ANY (?) ORDER BY customer_id", CustomerRecords::read, ids);
  }

  /** Keeps a customer whose keys stay as they are. */
  void keep(CustomerRecord customer) {
    database.update(
        """
        INSERT INTO customer_record (customer_id, kind, version, status, unit, tier, content_version,
          key_id, features)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (customer_id) DO UPDATE SET kind = excluded.kind, version = excluded.version,
          status = excluded.status, unit = excluded.unit, tier = excluded.tier, content_version = excluded.content_version,
          key_id = excluded.key_id, features = excluded.features
        """,
        customer.id(),
        customer.kind(),
        customer.version(),
        customer.status(),
        customer.unit(),
        customer.tier(),
        customer.contentVersion(),
        customer.keyId(),
        customer.features());
  }

  /**
   * A customer with what it is found by.
   *
   * @param hashes absent when there is nothing to match
   */
  record Kept(CustomerRecord customer, StoredKeys.@Nullable Hashes hashes) {}

  /** Keeps customers, and notes their keys beside them. */
  void save(List<Kept> all) {
    database.updateAll(
        """
        INSERT INTO customer_record (customer_id, kind, version, status, unit, tier, content_version,
          key_id, features, key_hashes, second_hashes, second_tags)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (customer_id) DO UPDATE SET kind = excluded.kind, version = excluded.version,
          status = excluded.status, unit = excluded.unit, tier = excluded.tier, content_version = excluded.content_version,
          key_id = excluded.key_id, features = excluded.features, key_hashes = excluded.key_hashes,
          second_hashes = excluded.second_hashes, second_tags = excluded.second_tags
        """,
        all.stream().map(CustomerRecords::row).toList());
  }

  private static @Nullable Object[] row(Kept kept) {
    CustomerRecord customer = kept.customer();
    StoredKeys.Hashes hashes = kept.hashes();
    return Database.row(
        customer.id(),
        customer.kind(),
        customer.version(),
        customer.status(),
        customer.unit(),
        customer.tier(),
        customer.contentVersion(),
        customer.keyId(),
        customer.features(),
        hashes == null ? null : BlockIndex.array(hashes.hashes()),
        hashes == null ? null : BlockIndex.array(hashes.seconds()),
        hashes == null ? null : hashes.tags());
  }

  private static CustomerRecord read(ResultSet row) throws SQLException {
    return new CustomerRecord(
        row.getObject("customer_id", UUID.class),
        row.getString("kind"),
        row.getLong("version"),
        row.getString("status"),
        row.getString("unit"),
        row.getString("tier"),
        row.getLong("content_version"),
        row.getString("key_id"),
        row.getBytes("features"));
  }
}
