package dev.mingce.customer.datastandard;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.codelist.CodeListStoreService;
import dev.mingce.customer.standard.StandardDefinition;
import dev.mingce.events.CustomerAccessed;
import dev.mingce.kit.audit.AccessEvents;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The transactions of data standards. Whoever changes what is in force waits for the others. */
@ApplicationScoped
public class StandardStoreService {
  private final StandardRows rows;
  private final CodeListStoreService lists;
  private final Idempotency idempotency;
  private final AccessEvents audit;
  private final Clock clock;

  StandardStoreService(
      StandardRows rows,
      CodeListStoreService lists,
      Idempotency idempotency,
      AccessEvents audit,
      Clock clock) {
    this.rows = rows;
    this.lists = lists;
    this.idempotency = idempotency;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public Optional<StoredStandard> find(UUID id) {
    return rows.find(id).stream().findFirst();
  }

  @Transactional
  public List<StoredStandard> inForce() {
    return rows.inForce();
  }

  @Transactional
  public List<StoredStandard> list(
      @Nullable String kind,
      @Nullable String channel,
      @Nullable String state,
      @Nullable UUID before,
      int limit) {
    return rows.list(kind, channel, state, before, limit);
  }

  /**
   * Stores a draft, once for each idempotency key.
   *
   * @param draft makes it of its number
   */
  @Transactional
  public StoredAnswer create(
      IdempotentRequest request,
      String kind,
      String channel,
      Function<Integer, StoredStandard> draft,
      Function<StoredStandard, StoredAnswer> answer) {
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      Map<String, String> headers = new HashMap<>(earlier.get().headers());
      headers.put("Idempotency-Replayed", "true");
      return new StoredAnswer(earlier.get().status(), headers, null, earlier.get().body());
    }
    lists.nextEpoch();
    StoredStandard standard = draft.apply(rows.lastNumber(kind, channel) + 1);
    rows.insert(standard);
    StoredAnswer first = answer.apply(standard);
    idempotency.complete(request, first);
    return first;
  }

  /** Changes a draft that is still as its editor saw it. */
  @Transactional
  public StoredStandard edit(
      UUID id, long expected, StandardDefinition definition, @Nullable String note) {
    StoredStandard s = draft(id, expected);
    return write(
        new StoredStandard(
            s.id(),
            s.name(),
            s.kind(),
            s.channel(),
            s.number(),
            s.state(),
            definition,
            note,
            s.version(),
            s.createdBy(),
            s.createdAt(),
            null,
            null,
            null,
            null));
  }

  /** Puts a draft in force in place of the one that is. */
  @Transactional
  public StoredStandard activate(UUID id, long expected, Caller caller) {
    lists.nextEpoch();
    StoredStandard draft = draft(id, expected);
    rows.inForce(draft.kind(), draft.channel())
        .forEach(before -> write(retired(before, caller.subject())));
    StoredStandard active =
        write(
            new StoredStandard(
                draft.id(),
                draft.name(),
                draft.kind(),
                draft.channel(),
                draft.number(),
                StandardState.ACTIVE,
                draft.definition(),
                draft.note(),
                draft.version(),
                draft.createdBy(),
                draft.createdAt(),
                caller.subject(),
                now(),
                null,
                null));
    record(caller, "standard-activated", active);
    return active;
  }

  /** Ends a draft, or a standard in force: then the next more general one is in force. */
  @Transactional
  public StoredStandard retire(UUID id, long expected, Caller caller) {
    lists.nextEpoch();
    StoredStandard before = find(id).orElseThrow(ProblemException::notFound);
    if (before.state() == StandardState.RETIRED) {
      throw new ProblemException(CustomerError.STANDARD_RETIRED);
    }
    ETags.check(expected, before.version());
    StoredStandard retired = write(retired(before, caller.subject()));
    record(caller, "standard-retired", retired);
    return retired;
  }

  private StoredStandard draft(UUID id, long expected) {
    StoredStandard standard = find(id).orElseThrow(ProblemException::notFound);
    if (standard.state() != StandardState.DRAFT) {
      throw new ProblemException(CustomerError.STANDARD_NOT_DRAFT);
    }
    ETags.check(expected, standard.version());
    return standard;
  }

  private StoredStandard write(StoredStandard standard) {
    if (!rows.update(standard, standard.version())) {
      throw ETags.stale(standard.version() + 1);
    }
    return find(UUID.fromString(standard.id())).orElseThrow();
  }

  private StoredStandard retired(StoredStandard s, String actor) {
    return new StoredStandard(
        s.id(),
        s.name(),
        s.kind(),
        s.channel(),
        s.number(),
        StandardState.RETIRED,
        s.definition(),
        s.note(),
        s.version(),
        s.createdBy(),
        s.createdAt(),
        s.activatedBy(),
        s.activatedAt(),
        actor,
        now());
  }

  private void record(Caller caller, String action, StoredStandard standard) {
    audit.record(
        caller,
        new AccessEvents.Access(
            action, null, CustomerAccessed.DONE, List.of("standard:" + standard.name()), null));
  }

  // PostgreSQL keeps microseconds; what was answered must be what is read again.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
