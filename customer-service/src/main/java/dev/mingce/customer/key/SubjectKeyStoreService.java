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
