package dev.mingce.customer.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.CustomerError;
import dev.mingce.customer.content.ChangedFields;
import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.content.CustomerInput;
import dev.mingce.customer.content.CustomerInputs;
import dev.mingce.customer.content.CustomerRules;
import dev.mingce.customer.content.MergePatch;
import dev.mingce.customer.duplicate.Suspicion;
import dev.mingce.customer.duplicate.SuspicionService;
import dev.mingce.customer.identifier.IdentifierTypeService;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.ProblemMapper;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and changes single customers. */
@ApplicationScoped
public class CustomerService {
  private final CustomerRules rules;
  private final SealingService sealer;
  private final CustomerStoreService store;
  private final RevisionStoreService revisions;
  private final IdentifierTypeService identifierTypes;
  private final ProjectedRecords projected;
  private final SuspicionService suspicions;
  private final VisibilityService visibility;
  private final CurrentCaller currentCaller;
  private final ObjectMapper json;

  CustomerService(
      CustomerRules rules,
      SealingService sealer,
      CustomerStoreService store,
      RevisionStoreService revisions,
      IdentifierTypeService identifierTypes,
      ProjectedRecords projected,
      SuspicionService suspicions,
      VisibilityService visibility,
      CurrentCaller currentCaller,
      ObjectMapper json) {
    this.rules = rules;
    this.sealer = sealer;
    this.store = store;
    this.revisions = revisions;
    this.identifierTypes = identifierTypes;
    this.projected = projected;
    this.suspicions = suspicions;
    this.visibility = visibility;
    this.currentCaller = currentCaller;
    this.json = json;
  }

  /** One customer, masked; 304 when the caller has this state already. */
  Answer masked(UUID id, @Nullable String ifNoneMatch) {
    KeyedCustomer keyed = visibility.visibleKeyed(id, currentCaller.get(), "read-denied");
    SealedCustomer customer = keyed.customer();
    if (customer.mergedInto() != null) {
      return Answer.moved(customer.mergedInto());
    }
    String tag = ETags.of(customer.facts().version(), customer.suspicions());
    return ETags.matchesAny(ifNoneMatch, tag)
        ? new Answer(304, Map.of("ETag", tag), "")
        : new Answer(
            200,
            Map.of("ETag", tag),
            CustomerViews.masked(customer, sealer.open(keyed).document(), suspicionsOf(customer)));
  }

  /** One customer with its values, for a stated purpose. */
  Answer revealed(UUID id, @Nullable String purpose) {
    Caller caller = currentCaller.get();
    String stated = visibility.purpose(caller, id, purpose);
    SealedCustomer customer = visibility.visible(id, caller, "reveal-denied");
    if (customer.mergedInto() != null) {
      return Answer.moved(customer.mergedInto());
    }
    return show(store.reveal(id, caller, stated), false);
  }

  /** One customer as it was at an instant; with its values for a stated purpose. */
  Answer asOf(UUID id, String instant, boolean revealed, @Nullable String purpose) {
    Caller caller = currentCaller.get();
    String stated = revealed ? visibility.purpose(caller, id, purpose) : null;
    visibility.visible(id, caller, revealed ? "reveal-denied" : "read-denied");
    SealedCustomer then =
        revisions.asOf(id, instant(instant)).orElseThrow(ProblemException::notFound).customer();
    if (stated != null) {
      revisions.revealed(caller, id, stated, List.of(then.facts().version()));
    }
    return new Answer(
        200, Map.of("ETag", ETags.of(then.facts().version())), view(then, !revealed, List.of()));
  }

  /** Changes a customer by a merge patch made against the version in If-Match. */
  Answer patch(
      UUID id,
      @Nullable String ifMatch,
      @Nullable JsonNode patch,
      @Nullable String reason,
      @Nullable String channel) {
    if (patch == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    Caller caller = currentCaller.get();
    long expected = ETags.required(ifMatch);
    SealedCustomer current = visibility.visible(id, caller, "write-denied");
    if (current.mergedInto() != null) {
      return Answer.moved(current.mergedInto());
    }
    ETags.check(expected, current.facts().version());
    OpenCustomer open = sealer.open(current);
    CustomerContent before = open.content();
    CustomerContent after =
        rules.onChannel(channel).changing(before.document()).check(bind(before, patch), null);
    refuse(!after.kind().equals(before.kind()), "/kind", "immutable");
    if (!caller.sees(after.owner().unit())) {
      throw new ProblemException(
          CustomerError.UNIT_NOT_PERMITTED, List.of(Violation.at("/owner/unit", "invalid-value")));
    }
    List<String> changed = ChangedFields.between(before, after);
    if (changed.isEmpty()) {
      return show(current, true);
    }
    if (current.isProjected()) {
      projected.edit(open, after, caller, reason);
    } else {
      store.update(sealer.next(open, after, changed, caller, reason));
    }
    return show(store.find(id).orElseThrow(ProblemException::notFound), true);
  }

  /** A record as the API shows it. */
  public CustomerView view(SealedCustomer customer, boolean masked, List<Suspicion> duplicates) {
    return CustomerViews.of(
        customer.facts(),
        customer.reviewedAt(),
        sealer.open(customer).document(),
        masked,
        masked ? Set.of() : identifierTypes.hiddenFrom(currentCaller.get()),
        duplicates);
  }

  /** Several records with their suspected duplicates, in the same order. */
  public List<CustomerView> views(List<SealedCustomer> customers, boolean masked) {
    return viewsOf(sealer.openAll(customers), masked);
  }

  /** The same of records that were read with their keys, masked. */
  public List<CustomerView> maskedViews(List<KeyedCustomer> customers) {
    return viewsOf(customers.stream().map(sealer::open).toList(), true);
  }

  private List<CustomerView> viewsOf(List<OpenCustomer> customers, boolean masked) {
    List<UUID> suspected =
        customers.stream()
            .map(OpenCustomer::sealed)
            .filter(one -> one.suspicions() > 0)
            .map(SealedCustomer::id)
            .toList();
    Map<UUID, List<Suspicion>> duplicates =
        suspected.isEmpty() ? Map.of() : suspicions.of(suspected);
    Set<String> hidden = masked ? Set.of() : identifierTypes.hiddenFrom(currentCaller.get());
    return customers.stream()
        .map(open ->
            CustomerViews.of(
                open.sealed().facts(),
                open.sealed().reviewedAt(),
                open.document(),
                masked,
                hidden,
                duplicates.getOrDefault(open.sealed().id(), List.of())))
        .toList();
  }

  /** A record as it would be with another content, masked. */
  public CustomerView viewOf(SealedCustomer customer, CustomerContent content) {
    return CustomerViews.masked(customer.with(content), content.document(), List.of());
  }

  /** Whether customers are merged into this one. */
  public boolean hasMembers(UUID id) {
    return !store.mergedInto(id).isEmpty();
  }

  private Answer show(SealedCustomer customer, boolean masked) {
    List<Suspicion> duplicates = suspicionsOf(customer);
    return new Answer(
        200,
        Map.of("ETag", ETags.of(customer.facts().version(), customer.suspicions())),
        view(customer, masked, duplicates));
  }

  // Most have none, which their own row tells.
  private List<Suspicion> suspicionsOf(SealedCustomer customer) {
    return customer.suspicions() == 0
        ? List.of()
        : suspicions.of(List.of(customer.id())).getOrDefault(customer.id(), List.of());
  }

  private CustomerInput bind(CustomerContent before, JsonNode patch) {
    refuse(!patch.isObject(), "", "wrong-type");
    JsonNode patched = MergePatch.apply(json.valueToTree(CustomerInputs.of(before)), patch);
    try {
      return json.treeToValue(patched, CustomerInput.class);
    } catch (JsonProcessingException e) {
      throw ProblemMapper.ofJson(e);
    }
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          KitError.INVALID_PARAMETER, List.of(Violation.at("?asOf", "invalid-value")));
    }
  }

  private static void refuse(boolean fault, String pointer, String code) {
    if (fault) {
      throw ProblemException.invalid(Violation.at(pointer, code));
    }
  }
}
