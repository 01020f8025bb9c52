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
        WHERE customer_owner.version < excluded.version AND customer_owner.status <> 'erased'\
        """,
        Arrays.asList(
            owner.customerId(), owner.version(), owner.unit(), owner.user(), owner.status()));
  }

  /**
   * Forgets whose an erased customer was. That it is erased stays: a decision that comes later, or
   * an older state that comes again, must not lead to a message about it.
   */
  @Transactional
  public void forget(UUID customerId, long version) {
    database.update(
        """
        INSERT INTO customer_owner (customer_id, version, status) VALUES (?, ?, 'erased')
        ON CONFLICT (customer_id) DO UPDATE
        SET version = greatest(customer_owner.version, excluded.version), owner_unit = NULL,
          owner_user = NULL, status = 'erased'\
        """,
        List.of(customerId, version));
  }

  /** The owner of a customer that is known and not erased. */
  @Transactional
  public Optional<CustomerOwner> find(UUID customerId) {
    return database
        .query(
            "SELECT version, owner_unit, owner_user, status FROM customer_owner"
                + " WHERE customer_id = ? AND status <> 'erased'",
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
