package dev.mingce.customer.record;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.access.AccessLogService;
import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may see which record, and who may see its values. */
@ApplicationScoped
public class VisibilityService {
  private final CustomerStoreService store;
  private final AccessLogService accesses;

  VisibilityService(CustomerStoreService store, AccessLogService accesses) {
    this.store = store;
    this.accesses = accesses;
  }

  /** What the path names; anything that is no id of ours is simply not there. */
  public static UUID id(String text) {
    return Ids.parse(text).orElseThrow(ProblemException::notFound);
  }

  /** Another unit's record looks like none at all, and the attempt is on record. */
  public SealedCustomer visible(UUID id, Caller caller, String deniedAction) {
    SealedCustomer customer = store.find(id).orElseThrow(ProblemException::notFound);
    refuseUnseen(customer, caller, deniedAction);
    return customer;
  }

  /** The same, with the key to open it by. */
  KeyedCustomer visibleKeyed(UUID id, Caller caller, String deniedAction) {
    KeyedCustomer keyed = store.findKeyed(id).orElseThrow(ProblemException::notFound);
    refuseUnseen(keyed.customer(), caller, deniedAction);
    return keyed;
  }

  private void refuseUnseen(SealedCustomer customer, Caller caller, String deniedAction) {
    if (!caller.sees(customer.unit())) {
      accesses.denied(caller, deniedAction, customer.id(), "unit");
      throw ProblemException.notFound();
    }
  }

  /**
   * Lets who may see values, for a stated purpose.
   *
   * @param id whose values, null where they are those of a search
   * @return the purpose
   * @throws ProblemException 403 without the permission, 400 without a purpose
   */
  public String purpose(Caller caller, @Nullable UUID id, @Nullable String purpose) {
    if (!caller.may("customer:reveal")) {
      accesses.denied(caller, "reveal-denied", id, "permission");
      throw new ProblemException(KitError.FORBIDDEN);
    }
    if (purpose == null || !purpose.matches("[a-z][a-z0-9-]{1,63}")) {
      throw new ProblemException(CustomerError.PURPOSE_REQUIRED);
    }
    return purpose;
  }
}
