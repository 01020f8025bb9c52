package dev.mingce.dedup.quality.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.dedup.quality.inspection.InspectionRows.Frame;
import dev.mingce.kit.Ids;
import dev.mingce.kit.audit.AdministrationEvents;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws samples, takes marks, and lets somebody else sign. */
@ApplicationScoped
public class InspectionService {

  private static final int MOST = 1_000;
  private static final int MOST_FIELDS = 50;
  private static final int LONGEST = 500;
  private static final Set<String> KINDS = Set.of("person", "organisation");
  private static final Set<String> OUTCOMES = Set.of("correct", "wrong");
  private static final String FIELD = "(/[A-Za-z0-9-]{1,64}){1,6}";
  private static final String LISTING = "inspections";

  private final InspectionRows rows;
  private final AdministrationEvents administration;
  private final Idempotency idempotency;
  private final Cursors cursors;
  private final ObjectMapper json;
  private final SecureRandom random = new SecureRandom();

  InspectionService(
      InspectionRows rows,
      AdministrationEvents administration,
      Idempotency idempotency,
      Cursors cursors,
      ObjectMapper json) {
    this.rows = rows;
    this.administration = administration;
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.json = json;
  }

  /** The answer to a request to draw; the body tells no record, as it is kept for a day. */
  record Drawn(StoredAnswer answer, boolean replayed) {}

  @Transactional
  Drawn draw(Caller caller, InspectionInput input, IdempotentRequest request) {
    StoredAnswer earlier = idempotency.begin(request).orElse(null);
    if (earlier != null) {
      return new Drawn(earlier, true);
    }
    int size = size(input);
    Frame frame =
        new Frame(
            caller.seesAllUnits(), caller.orgUnits(), input.unit(), input.source(), input.kind());
    long seed = input.seed() == null ? random.nextInt(Integer.MAX_VALUE) : input.seed();
    UUID id = Ids.next();
    Inspection fresh =
        new Inspection(
            id,
            1,
            input.unit(),
            input.source(),
            input.kind(),
            seed,
            rows.population(frame),
            0,
            false,
            0,
            0,
            caller.subject(),
            now(),
            null,
            null,
            null);
    rows.insert(fresh);
    int drawn = rows.draw(id, frame, seed, size);
    rows.drew(id, drawn);
    record(caller, "inspection.drawn", id);
    StoredAnswer answer =
        new StoredAnswer(
            201,
            Map.of("Location", "/v1/quality/inspections/" + id, "ETag", ETags.of(1)),
            null,
            write(InspectionView.of(fresh.drawn(drawn), null)));
    idempotency.complete(request, answer);
    return new Drawn(answer, false);
  }

  @Transactional
  Page<InspectionView> list(Caller caller, @Nullable Integer asked, @Nullable String cursor) {
    int limit = Limits.of(asked);
    UUID before = cursor == null ? null : position(cursor);
    List<Inspection> found =
        rows.list(caller.seesAllUnits() ? null : caller.subject(), before, limit + 1);
    return Page.cut(found, limit, last -> cursors.encode(LISTING, List.of(last.id().toString())))
        .map(one -> InspectionView.of(one, null));
  }

  @Transactional
  InspectionView one(Caller caller, String id) {
    Inspection one =
        Ids.parse(id)
            .flatMap(rows::find)
            .filter(found -> sees(caller, found))
            .orElseThrow(ProblemException::notFound);
    return InspectionView.of(one, rows.items(one.id()));
  }

  /** Says of one record whether it is right. */
  @Transactional
  InspectionView mark(Caller caller, String id, String customerId, MarkInput input, long expected) {
    String outcome = input.outcome();
    if (outcome == null || !OUTCOMES.contains(outcome)) {
      throw ProblemException.invalid(Violation.at("/outcome", "invalid-value"));
    }
    List<String> fields = input.fields() == null ? List.of() : input.fields();
    if (fields.size() > MOST_FIELDS) {
      throw ProblemException.invalid(Violation.at("/fields", "too-many", MOST_FIELDS));
    }
    boolean wrong = outcome.equals("wrong");
    if (wrong == fields.isEmpty()
        || fields.stream().anyMatch(field -> field == null || !field.matches(FIELD))) {
      throw ProblemException.invalid(Violation.at("/fields", "invalid-value"));
    }
    Inspection one = open(caller, id, expected);
    UUID customer = Ids.parse(customerId).orElseThrow(ProblemException::notFound);
    if (!rows.mark(one.id(), customer, outcome, fields, caller.subject(), now())) {
      throw ProblemException.notFound();
    }
    rows.count(one.id());
    return one(caller, id);
  }

  /** Closes an inspection; only somebody who marked nothing may, once all is marked. */
  @Transactional
  InspectionView signOff(Caller caller, String id, @Nullable SignOffInput input, long expected) {
    String note = input == null ? null : input.note();
    if (note != null && note.length() > LONGEST) {
      throw ProblemException.invalid(Violation.at("/note", "too-long", LONGEST));
    }
    Inspection one = open(caller, id, expected);
    List<InspectionView.Item> items = rows.items(one.id());
    boolean unfinished = items.stream().anyMatch(item -> item.outcome() == null);
    boolean ownWork = items.stream().anyMatch(item -> caller.subject().equals(item.markedBy()));
    if (unfinished || ownWork || items.isEmpty()) {
      throw new ProblemException(KitError.CONFLICT);
    }
    rows.signOff(one.id(), caller.subject(), now(), note);
    record(caller, "inspection.signed-off", one.id());
    return one(caller, id);
  }

  private void record(Caller caller, String action, UUID id) {
    administration.record(
        caller.actor(),
        new AdministrationEvents.Change(action, "inspection", id.toString(), null, List.of()));
  }

  /** Nothing of an erased customer stays in any sample. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void forget(UUID customerId) {
    rows.forget(customerId);
  }

  private Inspection open(Caller caller, String id, long expected) {
    Inspection one =
        Ids.parse(id)
            .flatMap(rows::lock)
            .filter(found -> sees(caller, found))
            .orElseThrow(ProblemException::notFound);
    ETags.check(expected, one.version());
    if (one.signedOff()) {
      throw new ProblemException(KitError.CONFLICT);
    }
    return one;
  }

  private static boolean sees(Caller caller, Inspection one) {
    return caller.seesAllUnits() || caller.subject().equals(one.createdBy());
  }

  private static int size(InspectionInput input) {
    Integer size = input.size();
    if (size == null) {
      throw ProblemException.invalid(Violation.at("/size", "required"));
    }
    if (size < 1 || size > MOST) {
      throw ProblemException.invalid(Violation.at("/size", "out-of-range", 1, MOST));
    }
    if (input.kind() != null && !KINDS.contains(input.kind())) {
      throw ProblemException.invalid(Violation.at("/kind", "invalid-value"));
    }
    return size;
  }

  private String write(InspectionView view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is always JSON", e);
    }
  }

  private UUID position(String cursor) {
    return Ids.parse(cursors.decode(LISTING, cursor).getFirst())
        .orElseThrow(() -> new ProblemException(KitError.INVALID_CURSOR));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
