package dev.mingce.customer.key;

import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.crypto.DataKeys;
import dev.mingce.kit.crypto.KeyWrapping;
import dev.mingce.kit.crypto.WrappedKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes and opens the data keys of customers. May call a key-management service, so it is never
 * used inside a transaction.
 */
@ApplicationScoped
public class CustomerKeyService {
  private final KeyWrapping wrapping;
  private final PreparedKeys prepared;
  private final SubjectKeyStoreService store;

  CustomerKeyService(KeyWrapping wrapping, PreparedKeys prepared, SubjectKeyStoreService store) {
    this.wrapping = wrapping;
    this.prepared = prepared;
    this.store = store;
  }

  /** A fresh key for a customer that is about to be registered. */
  public CustomerKey fresh(UUID customerId) {
    PreparedKeys.Prepared made = prepared.take();
    return new CustomerKey(made.id(), customerId, made.key(), made.wrapped());
  }

  /**
   * The customer's own key, under which what was written for it alone is sealed; empty when it was
   * destroyed.
   */
  public Optional<SubjectKey> home(UUID customerId) {
    return store
        .home(customerId)
        .flatMap(stored ->
            Optional.ofNullable(stored.wrapped()).map(wrapped -> open(stored.id(), wrapped)));
  }

  /** The key of that id; empty when there is none or it was destroyed. */
  public Optional<SubjectKey> find(UUID keyId) {
    return store.find(keyId).map(StoredKey::wrapped).map(wrapped -> open(keyId, wrapped));
  }

  /** The keys of these ids that are there and not destroyed, by id. */
  public Map<UUID, SubjectKey> findAll(Collection<UUID> keyIds) {
    Map<UUID, SubjectKey> found = new HashMap<>();
    for (StoredKey stored : store.findAll(keyIds)) {
      WrappedKey wrapped = stored.wrapped();
      if (wrapped != null) {
        found.put(stored.id(), open(stored.id(), wrapped));
      }
    }
    return found;
  }

  /** Opens a wrapped key that was read with what is sealed under it. */
  public SubjectKey open(UUID keyId, WrappedKey wrapped) {
    byte[] secret = wrapping.unwrap(wrapped, PreparedKeys.boundTo(keyId));
    SubjectKey key = new SubjectKey(keyId.toString(), secret);
    DataKeys.wipe(secret);
    return key;
  }
}
