package dev.mingce.customer.record;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.content.ChangedFields;
import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.key.CustomerKey;
import dev.mingce.customer.key.CustomerKeyService;
import dev.mingce.customer.token.SearchTokens;
import dev.mingce.events.Actor;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.EventJson;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.Ids;
import dev.mingce.kit.crypto.DocumentCipher;
import dev.mingce.kit.crypto.WrappedKey;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns content into what may rest and travel, and back. Never used inside a transaction. */
@ApplicationScoped
public class SealingService {
  private final CustomerKeyService keys;
  private final Lookups lookups;
  private final SearchTokens searchTokens;
  private final Clock clock;

  SealingService(CustomerKeyService keys, Lookups lookups, SearchTokens searchTokens, Clock clock) {
    this.keys = keys;
    this.lookups = lookups;
    this.searchTokens = searchTokens;
    this.clock = clock;
  }

  /** A first version with its new key. */
  public record Fresh(CustomerChangeSet change, CustomerKey key) {}

  public Fresh register(CustomerContent content, Actor actor, String source) {
    return register(content, actor, source, 0);
  }

  /** The same, with the source state that it starts with. */
  public Fresh register(CustomerContent content, Actor actor, String source, long sourceState) {
    UUID id = Ids.next();
    CustomerKey key = keys.fresh(id);
    Instant now = now();
    CustomerFacts facts =
        facts(content, id, 1, CustomerFacts.ACTIVE, key.id().toString(), now, now);
    return new Fresh(
        new CustomerChangeSet(
            facts,
            document(facts, content, key.key()),
            content.document().seal(key.key()),
            lookups.of(content.document()),
            searchTokens(content.document(), facts),
            ChangedFields.all(content),
            actor,
            source,
            null,
            new ChangeKind.Registered(),
            0,
            sourceState,
            null,
            null),
        key);
  }

  /** The next version of an open record. */
  public CustomerChangeSet next(
      OpenCustomer current,
      CustomerContent content,
      List<String> changedFields,
      Caller caller,
      @Nullable String reason) {
    return next(
        new NextVersion(
            current.sealed(),
            content,
            current.key(),
            changedFields,
            caller.actor(),
            "api",
            reason,
            new ChangeKind.Updated(),
            current.sealed().sourceState(),
            null));
  }

  /**
   * The next version. A customer that is merged away keeps its document for its own history, and is
   * neither found nor told in events any more.
   */
  public CustomerChangeSet next(NextVersion next) {
    CustomerFacts before = next.before().facts();
    CustomerContent content = next.content();
    CustomerFacts facts =
        facts(
            content,
            before.id(),
            before.version() + 1,
            next.isMergedAway() ? CustomerFacts.MERGED : CustomerFacts.ACTIVE,
            next.key().kid(),
            before.createdAt(),
            now());
    return new CustomerChangeSet(
        facts,
        document(facts, content, next.key()),
        next.isMergedAway() ? null : content.document().seal(next.key()),
        next.isMergedAway() ? List.of() : lookups.of(content.document()),
        next.isMergedAway() ? new long[0] : searchTokens(content.document(), facts),
        next.changedFields(),
        next.actor(),
        next.source(),
        next.reason(),
        next.kind(),
        next.before().sourceState(),
        next.sourceState(),
        next.mergedInto(),
        next.kind() instanceof ChangeKind.Reviewed
            ? facts.updatedAt()
            : next.before().reviewedAt());
  }

  /** What a document can be found by. */
  public List<Lookups.Token> tokens(PersonalDocument document) {
    return lookups.of(document);
  }

  /** What a customer can be searched by. */
  public long[] searchTokens(PersonalDocument document, CustomerFacts facts) {
    return searchTokens.of(
        document,
        new SearchTokens.Facets(
            facts.kind(),
            facts.tags(),
            facts.tier(),
            facts.stage(),
            facts.owner(),
            facts.regionCode(),
            facts.industryCode()));
  }

  /** Opens a record; 410 when its key is destroyed. */
  public OpenCustomer open(SealedCustomer customer) {
    return open(customer, keys.find(customer.keyId()).orElse(null));
  }

  /** Opens a record that was read with its key; 410 when that is destroyed. */
  OpenCustomer open(KeyedCustomer keyed) {
    WrappedKey wrapped = keyed.key();
    return open(
        keyed.customer(), wrapped == null ? null : keys.open(keyed.customer().keyId(), wrapped));
  }

  /** Opens several records with one look for their keys; 410 when one is destroyed. */
  public List<OpenCustomer> openAll(List<SealedCustomer> customers) {
    Map<UUID, SubjectKey> found =
        keys.findAll(customers.stream().map(SealedCustomer::keyId).collect(Collectors.toSet()));
    return customers.stream().map(customer -> open(customer, found.get(customer.keyId()))).toList();
  }

  private static OpenCustomer open(SealedCustomer customer, @Nullable SubjectKey key) {
    if (key == null) {
      throw new ProblemException(CustomerError.CUSTOMER_ERASED);
    }
    byte[] plain =
        DocumentCipher.open(key.secret(), customer.document(), boundTo(customer.facts()));
    return new OpenCustomer(customer, key, EventJson.read(plain, PersonalDocument.class));
  }

  private static byte[] document(CustomerFacts facts, CustomerContent content, SubjectKey key) {
    return DocumentCipher.seal(key.secret(), EventJson.write(content.document()), boundTo(facts));
  }

  private static CustomerFacts facts(
      CustomerContent content,
      UUID id,
      long version,
      String status,
      String keyId,
      Instant createdAt,
      Instant updatedAt) {
    return new CustomerFacts(
        id,
        version,
        content.kind(),
        status,
        content.owner(),
        content.tier(),
        content.stage(),
        content.tags(),
        content.regionCode(),
        content.industryCode(),
        content.standardVersion(),
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
