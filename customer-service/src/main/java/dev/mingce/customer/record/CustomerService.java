package dev.mingce.customer.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.CustomerError;
import dev.mingce.customer.access.AccessLogService;
import dev.mingce.customer.duplicate.Suspicion;
import dev.mingce.customer.duplicate.SuspicionService;
import dev.mingce.customer.standard.CustomerContent;
import dev.mingce.customer.standard.CustomerInput;
import dev.mingce.customer.standard.CustomerRules;
import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.ProblemMapper;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and changes single customers. */
@ApplicationScoped
public class CustomerService {
  private final CustomerRules rules;
  private final SealingService sealer;
  private final CustomerStoreService store;
  private final SuspicionService suspicions;
  private final AccessLogService accesses;
  private final CurrentCaller currentCaller;
  private final ObjectMapper json;

  CustomerService(
      CustomerRules rules,
      SealingService sealer,
      CustomerStoreService store,
      SuspicionService suspicions,
      AccessLogService accesses,
      CurrentCaller currentCaller,
      ObjectMapper json) {
    this.rules = rules;
    this.sealer = sealer;
    this.store = store;
    this.suspicions = suspicions;
    this.accesses = accesses;
    this.currentCaller = currentCaller;
    this.json = json;
  }

  /** One customer, masked; 304 when the caller has this state already. */
  Answer masked(UUID id, @Nullable String ifNoneMatch) {
    SealedCustomer customer = visible(id, currentCaller.get(), "read-denied");
    String tag = ETags.of(customer.facts().version(), customer.suspicions());
    return ETags.matchesAny(ifNoneMatch, tag)
        ? new Answer(304, Map.of("ETag", tag), "")
        : show(customer, true);
  }

  /** One customer with its values, for a stated purpose. */
  Answer revealed(UUID id, @Nullable String purpose) {
    Caller caller = currentCaller.get();
    if (!caller.may("customer:reveal")) {
      accesses.denied(caller, "reveal-denied", id, "permission");
      throw new ProblemException(KitError.FORBIDDEN);
    }
    if (purpose == null || !purpose.matches("[a-z][a-z0-9-]{1,63}")) {
      throw new ProblemException(CustomerError.PURPOSE_REQUIRED);
    }
    visible(id, caller, "reveal-denied");
    return show(store.reveal(id, caller, purpose), false);
  }

  /** Changes a customer by a merge patch made against the version in If-Match. */
  Answer patch(
      UUID id, @Nullable String ifMatch, @Nullable JsonNode patch, @Nullable String reason) {
    if (patch == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    Caller caller = currentCaller.get();
    long expected = ETags.required(ifMatch);
    SealedCustomer current = visible(id, caller, "write-denied");
    ETags.check(expected, current.facts().version());
    OpenCustomer open = sealer.open(current);
    CustomerContent before = open.content();
    CustomerContent after = rules.changing(before.document()).check(bind(before, patch), null);
    refuse(!after.kind().equals(before.kind()), "/kind", "immutable");
    if (!caller.sees(after.owner().unit())) {
      throw new ProblemException(
          CustomerError.UNIT_NOT_PERMITTED, List.of(Violation.at("/owner/unit", "invalid-value")));
    }
    List<String> changed = ChangedFields.between(before, after);
    if (changed.isEmpty()) {
      return show(current, true);
    }
    store.update(sealer.next(open, after, changed, caller, reason));
    return show(store.find(id).orElseThrow(ProblemException::notFound), true);
  }

  CustomerView view(SealedCustomer customer, boolean masked, List<Suspicion> duplicates) {
    return CustomerViews.of(customer.facts(), sealer.open(customer).document(), masked, duplicates);
  }

  /** What the path names; anything that is no id of ours is simply not there. */
  static UUID id(String text) {
    return Ids.parse(text).orElseThrow(ProblemException::notFound);
  }

  private Answer show(SealedCustomer customer, boolean masked) {
    List<Suspicion> duplicates =
        suspicions.of(List.of(customer.id())).getOrDefault(customer.id(), List.of());
    return new Answer(
        200,
        Map.of("ETag", ETags.of(customer.facts().version(), customer.suspicions())),
        view(customer, masked, duplicates));
  }

  // Another unit's record looks like none at all, and the attempt is on record.
  private SealedCustomer visible(UUID id, Caller caller, String deniedAction) {
    SealedCustomer customer = store.find(id).orElseThrow(ProblemException::notFound);
    if (!caller.sees(customer.unit())) {
      accesses.denied(caller, deniedAction, id, "unit");
      throw ProblemException.notFound();
    }
    return customer;
  }

  private CustomerInput bind(CustomerContent before, JsonNode patch) {
    refuse(!patch.isObject(), "", "wrong-type");
    JsonNode patched = MergePatch.apply(json.valueToTree(CustomerRules.inputOf(before)), patch);
    try {
      return json.treeToValue(patched, CustomerInput.class);
    } catch (JsonProcessingException e) {
      throw ProblemMapper.ofJson(e);
    }
  }

  private static void refuse(boolean fault, String pointer, String code) {
    if (fault) {
      throw ProblemException.invalid(Violation.at(pointer, code));
    }
  }
}
