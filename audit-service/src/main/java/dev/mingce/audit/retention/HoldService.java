package dev.mingce.audit.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mingce.audit.log.EntryDraft;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.Target;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.observe.Traces;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Places and releases legal holds; each is recorded in the log in the same transaction. */
@ApplicationScoped
public class HoldService {
  private static final String PLACE = "POST /v1/audit/legal-holds";
  private static final String RELEASE = "POST /v1/audit/legal-holds/release";
  private static final int CREATED = 201;
  private static final int OK = 200;

  private final HoldTable holds;
  private final EntryLogService log;
  private final Idempotency idempotency;
  private final ObjectMapper json;

  HoldService(HoldTable holds, EntryLogService log, Idempotency idempotency, ObjectMapper json) {
    this.holds = holds;
    this.log = log;
    this.idempotency = idempotency;
    this.json = json;
  }

  /**
   * What is answered.
   *
   * @param replayed whether it is the answer to an earlier request with the same key
   */
  public record Held(LegalHold hold, boolean replayed) {}

  /** All holds, released ones too, newest first. */
  public List<LegalHold> all() {
    return holds.all();
  }

  /** Places a hold. */
  @Transactional
  public Held place(
      Caller caller, @Nullable NewLegalHold wanted, @Nullable String key, byte[] bodyDigest) {
    IdempotentRequest request = IdempotentRequest.of(caller.subject(), PLACE, key, bodyDigest);
    NewLegalHold.Years years =
        (wanted == null ? new NewLegalHold(null, null, null) : wanted).checked();
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      return new Held(read(earlier.get()), true);
    }
    LegalHold hold =
        new LegalHold(
            Ids.next(),
            years.from(),
            years.to(),
            years.reason(),
            caller.subject(),
            now(),
            null,
            null);
    holds.insert(hold);
    record(caller, "audit.legal-hold-placed", hold);
    return complete(request, CREATED, hold);
  }

  /** Releases a hold; 409 where it was released before. */
  @Transactional
  public Held release(Caller caller, UUID id, @Nullable String key, byte[] bodyDigest) {
    IdempotentRequest request =
        IdempotentRequest.of(caller.subject(), RELEASE + " " + id, key, bodyDigest);
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      return new Held(read(earlier.get()), true);
    }
    boolean released = holds.release(id, caller.subject(), now());
    LegalHold hold = holds.find(id).orElseThrow(ProblemException::notFound);
    if (!released) {
      throw new ProblemException(KitError.CONFLICT);
    }
    record(caller, "audit.legal-hold-released", hold);
    return complete(request, OK, hold);
  }

  private void record(Caller caller, String action, LegalHold hold) {
    log.append(
        new EntryDraft(
            Ids.next(),
            now(),
            action,
            Outcome.DONE,
            caller.actor(),
            new Target(Target.AUDIT_LOG, hold.id().toString(), null, null),
            "audit-service",
            action + ".v1",
            null,
            hold.reason(),
            List.of(),
            Traces.traceId(),
            JsonNodeFactory.instance
                .objectNode()
                .put("fromYear", hold.fromYear())
                .put("toYear", hold.toYear()),
            null));
  }

  private Held complete(IdempotentRequest request, int status, LegalHold hold) {
    try {
      idempotency.complete(
          request, new StoredAnswer(status, Map.of(), null, json.writeValueAsString(hold)));
      return new Held(hold, false);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a hold is always JSON", e);
    }
  }

  private LegalHold read(StoredAnswer answer) {
    try {
      return json.readValue(String.valueOf(answer.body()), LegalHold.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored hold cannot be read", e);
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
