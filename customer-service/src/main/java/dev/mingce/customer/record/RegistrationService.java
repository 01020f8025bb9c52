package dev.mingce.customer.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.CustomerError;
import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.content.CustomerInput;
import dev.mingce.customer.content.CustomerRules;
import dev.mingce.customer.key.CustomerKeyService;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.CompactJwe;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import dev.mingce.kit.web.RequestDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registers customers. */
@ApplicationScoped
public class RegistrationService {
  private final CustomerRules rules;
  private final SealingService sealer;
  private final Lookups lookups;
  private final CustomerStoreService store;
  private final CustomerService customers;
  private final CustomerKeyService keys;
  private final CurrentCaller currentCaller;
  private final RequestDigest digest;
  private final ObjectMapper json;

  RegistrationService(
      CustomerRules rules,
      SealingService sealer,
      Lookups lookups,
      CustomerStoreService store,
      CustomerService customers,
      CustomerKeyService keys,
      CurrentCaller currentCaller,
      RequestDigest digest,
      ObjectMapper json) {
    this.rules = rules;
    this.sealer = sealer;
    this.lookups = lookups;
    this.store = store;
    this.customers = customers;
    this.keys = keys;
    this.currentCaller = currentCaller;
    this.digest = digest;
    this.json = json;
  }

  Answer register(
      @Nullable CustomerInput input,
      @Nullable String channel,
      @Nullable String idempotencyKey,
      @Nullable String ifNoneExist) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    Caller caller = currentCaller.get();
    IdempotentRequest request =
        IdempotentRequest.of(
            caller.subject(), "POST /v1/customers", idempotencyKey, digest.value());
    Lookups.@Nullable Token unlessHeld = ifNoneExist == null ? null : condition(ifNoneExist);
    CustomerContent content = rules.onChannel(channel).check(input, ownerOf(caller));
    if (!caller.sees(content.owner().unit())) {
      throw new ProblemException(
          CustomerError.UNIT_NOT_PERMITTED, List.of(Violation.at("/owner/unit", "invalid-value")));
    }
    SealingService.Fresh fresh = sealer.register(content, caller.actor(), "api");
    UUID id = fresh.change().facts().id();
    String body = write(CustomerViews.of(fresh.change().facts(), content.document()));
    Map<String, String> headers = Map.of("Location", "/v1/customers/" + id, "ETag", ETags.of(1, 0));
    StoredAnswer answer = new StoredAnswer(201, headers, id, seal(body, fresh.key().key()));
    return switch (store.register(fresh.change(), fresh.key(), request, answer, unlessHeld)) {
      case CustomerStoreService.Registration.Registered() -> new Answer(201, headers, body);
      case CustomerStoreService.Registration.Replayed(StoredAnswer earlier) -> replay(earlier);
      case CustomerStoreService.Registration.Exists(List<UUID> ids) -> existing(ids);
    };
  }

  private Answer existing(List<UUID> ids) {
    if (ids.size() > 1) {
      throw new ProblemException(CustomerError.AMBIGUOUS_IDENTIFIER);
    }
    return customers.masked(ids.getFirst(), null);
  }

  private Answer replay(StoredAnswer earlier) {
    String sealed = earlier.body();
    if (sealed == null) {
      throw new ProblemException(CustomerError.CUSTOMER_ERASED);
    }
    SubjectKey key =
        Ids.parse(CompactJwe.kid(sealed))
            .flatMap(keys::find)
            .orElseThrow(() -> new ProblemException(CustomerError.CUSTOMER_ERASED));
    Map<String, String> headers = new java.util.HashMap<>(earlier.headers());
    headers.put("Idempotency-Replayed", "true");
    return new Answer(
        earlier.status(),
        headers,
        new String(CompactJwe.open(sealed, key), StandardCharsets.UTF_8));
  }

  private Lookups.Token condition(String ifNoneExist) {
    String prefix = "identifier=";
    return (ifNoneExist.startsWith(prefix)
            ? lookups.identifier(ifNoneExist.substring(prefix.length()))
            : java.util.Optional.<Lookups.Token>empty())
        .orElseThrow(() ->
            new ProblemException(
                KitError.INVALID_PARAMETER,
                List.of(Violation.at("If-None-Exist", "invalid-value"))));
  }

  private static @Nullable Owner ownerOf(Caller caller) {
    String unit = caller.onlyUnit();
    return unit == null ? null : new Owner(unit, caller.subject());
  }

  private String write(Object view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is always JSON", e);
    }
  }

  private static String seal(String body, SubjectKey key) {
    return CompactJwe.seal(key, body.getBytes(StandardCharsets.UTF_8));
  }
}
