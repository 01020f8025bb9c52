package dev.mingce.customer.key;

import dev.mingce.customer.CustomerError;
import dev.mingce.events.sealed.JsonWebKey;
import dev.mingce.events.sealed.SubjectKeys;
import dev.mingce.kit.Ids;
import dev.mingce.kit.crypto.WrappedKey;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gives data keys to services that may read personal data. */
@ApplicationScoped
public class SubjectKeyService {
  private final SubjectKeyStoreService store;
  private final CustomerKeyService ring;
  private final CurrentCaller caller;

  SubjectKeyService(SubjectKeyStoreService store, CustomerKeyService ring, CurrentCaller caller) {
    this.store = store;
    this.ring = ring;
    this.caller = caller;
  }

  JsonWebKey one(String kid) {
    UUID id = Ids.parse(kid).orElseThrow(ProblemException::notFound);
    StoredKey key =
        store.unseal(List.of(id), caller.get()).stream()
            .findFirst()
            .orElseThrow(ProblemException::notFound);
    WrappedKey wrapped = key.wrapped();
    if (wrapped == null) {
      throw new ProblemException(CustomerError.KEY_DESTROYED);
    }
    return ring.open(id, wrapped).toJwk();
  }

  SubjectKeys many(List<String> kids) {
    if (kids.isEmpty() || kids.size() > SubjectKeys.MAX_PER_REQUEST) {
      throw new ProblemException(
          KitError.INVALID_PARAMETER,
          List.of(Violation.at("?kid", "out-of-range", 1, SubjectKeys.MAX_PER_REQUEST)));
    }
    // What is no id of ours is an unknown key: one bad id in an event must not refuse the others.
    List<UUID> ids = kids.stream().flatMap(kid -> Ids.parse(kid).stream()).toList();
    List<JsonWebKey> keys = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (StoredKey key : store.unseal(ids, caller.get())) {
      WrappedKey wrapped = key.wrapped();
      if (wrapped == null) {
        gone.add(key.id().toString());
      } else {
        keys.add(ring.open(key.id(), wrapped).toJwk());
      }
    }
    return new SubjectKeys(keys, gone);
  }
}
