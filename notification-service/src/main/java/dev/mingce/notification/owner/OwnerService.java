package dev.mingce.notification.owner;

import dev.mingce.notification.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The owners of all customers that are known here. */
@ApplicationScoped
public class OwnerService {
  private final Database database;

  OwnerService(Database database) {
    this.database = database;
  }

  /** Keeps an owner unless a newer version has already spoken. */
  @Transactional
  public void keep(CustomerOwner owner) {
    database.update(
        """
        INSERT INTO customer_owner (customer_id, version, owner_unit, owner_user, status)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (customer_id) DO UPDATE SET version = excluded.version,
          owner_unit = excluded.owner_unit, owner_user = excluded.owner_user, status = excluded.status
        WHERE customer_owner.version < excluded.version\
        """,
        Arrays.asList(
            owner.customerId(), owner.version(), owner.unit(), owner.user(), owner.status()));
  }

  /** Forgets an erased customer. */
  @Transactional
  public void forget(UUID customerId) {
    database.update("DELETE FROM customer_owner WHERE customer_id = ?", List.of(customerId));
  }

  @Transactional
  public Optional<CustomerOwner> find(UUID customerId) {
    return database
        .query(
            "SELECT version, owner_unit, owner_user, status FROM customer_owner WHERE customer_id = ?",
            row ->
                new CustomerOwner(
                    customerId,
                    row.getLong("version"),
                    row.getString("owner_unit"),
                    row.getString("owner_user"),
                    row.getString("status")),
            List.of(customerId))
        .stream()
        .findFirst();
  }
}
