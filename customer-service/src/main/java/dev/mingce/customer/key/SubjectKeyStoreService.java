package dev.mingce.customer.key;

import dev.mingce.customer.access.AccessLogService;
import dev.mingce.kit.crypto.WrappedKey;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Wrapped keys in the database. */
@ApplicationScoped
public class SubjectKeyStoreService {
  private final DataSource dataSource;
  private final AccessLogService accesses;

  SubjectKeyStoreService(DataSource dataSource, AccessLogService accesses) {
    this.dataSource = dataSource;
    this.accesses = accesses;
  }

  @Transactional
  Optional<StoredKey> find(UUID keyId) {
    return select(List.of(keyId)).stream().findFirst();
  }

  @Transactional
  List<StoredKey> findAll(Collection<UUID> keyIds) {
    return select(keyIds);
  }

  @Transactional
  Optional<StoredKey> home(UUID customerId) {
    String sql =
        "SELECT id FROM subject_key WHERE customer_id = ? AND NOT joint ORDER BY created_at LIMIT"
            + " 1";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement find = connection.prepareStatement(sql)) {
      find.setObject(1, customerId);
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? select(List.of(row.getObject(1, UUID.class))).stream().findFirst()
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("keys not read", e);
    }
  }

  /**
   * Stores a key under which values of several customers will be sealed; destroying the keys of one
   * of them must destroy it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void insertJoint(CustomerKey key, Collection<UUID> subjects) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO subject_key (id, customer_id, key_uri, wrapped, created_at, joint)"
                    + " VALUES (?, ?, ?, ?, now(), true)");
        PreparedStatement subject =
            connection.prepareStatement(
                "INSERT INTO subject_key_subject (key_id, customer_id) VALUES (?, ?)")) {
      insert.setObject(1, key.id());
      insert.setObject(2, key.customerId());
      insert.setString(3, key.wrapped().keyUri());
      insert.setBytes(4, key.wrapped().bytes());
      insert.executeUpdate();
      for (UUID one : subjects) {
        subject.setObject(1, key.id());
        subject.setObject(2, one);
        subject.addBatch();
      }
      subject.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("key not stored", e);
    }
  }

  /** Reads keys for another service; the access is recorded before they leave. */
  @Transactional
  List<StoredKey> unseal(Collection<UUID> keyIds, Caller caller) {
    List<StoredKey> keys = select(keyIds);
    accesses.unsealed(caller, keys.stream().map(StoredKey::id).toList());
    return keys;
  }

  private List<StoredKey> select(Collection<UUID> keyIds) {
    String sql = "SELECT id, customer_id, key_uri, wrapped FROM subject_key WHERE id = ANY (?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement find = connection.prepareStatement(sql)) {
      find.setArray(1, connection.createArrayOf("uuid", keyIds.toArray()));
      List<StoredKey> keys = new ArrayList<>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          byte[] wrapped = row.getBytes("wrapped");
          keys.add(
              new StoredKey(
                  row.getObject("id", UUID.class),
                  row.getObject("customer_id", UUID.class),
                  wrapped == null ? null : new WrappedKey(row.getString("key_uri"), wrapped)));
        }
      }
      return keys;
    } catch (SQLException e) {
      throw new IllegalStateException("keys not read", e);
    }
  }
}
