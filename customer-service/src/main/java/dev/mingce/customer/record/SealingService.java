package dev.mingce.customer.record;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.key.CustomerKey;
import dev.mingce.customer.key.CustomerKeyService;
import dev.mingce.customer.standard.CustomerContent;
import dev.mingce.customer.standard.CustomerRules;
import dev.mingce.events.Actor;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.EventJson;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.Ids;
import dev.mingce.kit.crypto.DocumentCipher;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns content into what may rest and travel, and back. Never used inside a transaction. */
@ApplicationScoped
public class SealingService {
  private final CustomerKeyService keys;
  private final Lookups lookups;
  private final Clock clock;

  SealingService(CustomerKeyService keys, Lookups lookups, Clock clock) {
    this.keys = keys;
    this.lookups = lookups;
    this.clock = clock;
  }

  /** A first version with its new key. */
  public record Fresh(CustomerChangeSet change, CustomerKey key) {}

  public Fresh register(CustomerContent content, Actor actor, String source) {
    UUID id = Ids.next();
    CustomerKey key = keys.fresh(id);
    Instant now = now();
    CustomerFacts facts = facts(content, id, 1, key.id().toString(), now, now);
    return new Fresh(
        seal(facts, content, key.key(), ChangedFields.all(content), actor, source, null), key);
  }

  /** The next version of an open record. */
  public CustomerChangeSet next(
      OpenCustomer current,
      CustomerContent content,
      List<String> changedFields,
      Caller caller,
      @Nullable String reason) {
    CustomerFacts before = current.sealed().facts();
    CustomerFacts facts =
        facts(
            content, before.id(), before.version() + 1, before.keyId(), before.createdAt(), now());
    return seal(facts, content, current.key(), changedFields, caller.actor(), "api", reason);
  }

  /** Opens a record; 410 when its key is destroyed. */
  public OpenCustomer open(SealedCustomer customer) {
    SubjectKey key =
        keys.find(customer.keyId())
            .orElseThrow(() -> new ProblemException(CustomerError.CUSTOMER_ERASED));
    byte[] plain =
        DocumentCipher.open(key.secret(), customer.document(), boundTo(customer.facts()));
    return new OpenCustomer(customer, key, EventJson.read(plain, PersonalDocument.class));
  }

  private CustomerChangeSet seal(
      CustomerFacts facts,
      CustomerContent content,
      SubjectKey key,
      List<String> changedFields,
      Actor actor,
      String source,
      @Nullable String reason) {
    byte[] plain = EventJson.write(content.document());
    return new CustomerChangeSet(
        facts,
        DocumentCipher.seal(key.secret(), plain, boundTo(facts)),
        content.document().seal(key),
        lookups.of(content.document()),
        changedFields,
        actor,
        source,
        reason);
  }

  private static CustomerFacts facts(
      CustomerContent content,
      UUID id,
      long version,
      String keyId,
      Instant createdAt,
      Instant updatedAt) {
    return new CustomerFacts(
        id,
        version,
        content.kind(),
        CustomerFacts.ACTIVE,
        content.owner(),
        null,
        content.tags(),
        null,
        null,
        CustomerRules.STANDARD_VERSION,
        keyId,
        createdAt,
        updatedAt);
  }

  // A document copied to another customer or version does not open there.
  private static byte[] boundTo(CustomerFacts facts) {
    return (facts.id() + "/" + facts.version()).getBytes(StandardCharsets.US_ASCII);
  }

  // PostgreSQL keeps microseconds; what was answered must be what is read again.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
