package dev.mingce.customer.search;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.record.Answer;
import dev.mingce.customer.token.SearchTokens;
import dev.mingce.events.EventJson;
import dev.mingce.kit.Ids;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Searches that somebody keeps. One that asks for a name, a number or an address is refused: kept
 * for long and shared, it would be personal data of somebody whose erasure does not reach it.
 */
@ApplicationScoped
public class SavedQueryService {
  static final int LONGEST_NAME = 100;
  private static final Set<String> PERSONAL =
      Set.of("name", "phone", "phoneLast4", "email", "identifier");
  private static final Set<String> SORTS =
      Set.of("createdAt", "-createdAt", "updatedAt", "-updatedAt");

  private final SavedQueryRows rows;
  private final SearchTokens tokens;
  private final Idempotency idempotency;
  private final Cursors cursors;
  private final Clock clock;

  SavedQueryService(
      SavedQueryRows rows,
      SearchTokens tokens,
      Idempotency idempotency,
      Cursors cursors,
      Clock clock) {
    this.rows = rows;
    this.tokens = tokens;
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** Those of the caller and those shared with its units, oldest first. */
  @Transactional
  public Page<SavedQueryView> list(
      Caller caller, @Nullable Integer asked, @Nullable String cursor) {
    int limit = Limits.of(asked);
    String listing = "saved-queries|" + caller.subject();
    UUID after =
        cursor == null
            ? null
            : Ids.parse(cursors.decode(listing, cursor).getFirst())
                .orElseThrow(() -> new ProblemException(KitError.INVALID_CURSOR));
    List<SavedQueryView> found = rows.visible(caller, after, limit + 1);
    return Page.cut(found, limit, last -> cursors.encode(listing, List.of(last.id().toString())));
  }

  /** One that the caller may see; 404 otherwise. */
  @Transactional
  public SavedQueryView one(String id, Caller caller) {
    return Ids.parse(id)
        .flatMap(known -> rows.find(known, caller))
        .orElseThrow(ProblemException::notFound);
  }

  @Transactional
  public Answer create(@Nullable SavedQueryInput input, Caller caller, IdempotentRequest request) {
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      Map<String, String> headers = new HashMap<>(earlier.get().headers());
      headers.put("Idempotency-Replayed", "true");
      return new Answer(earlier.get().status(), headers, String.valueOf(earlier.get().body()));
    }
    SavedQueryInput asked = present(input);
    Condition filter = check(asked, caller);
    Instant now = now();
    SavedQueryView query =
        new SavedQueryView(
            Ids.next(),
            1,
            text(asked.name()),
            filter,
            asked.sort(),
            caller.subject(),
            asked.sharedWith(),
            now,
            now);
    rows.insert(query);
    Map<String, String> headers =
        Map.of("Location", "/v1/saved-queries/" + query.id(), "ETag", ETags.of(1));
    String body = new String(EventJson.write(query), StandardCharsets.UTF_8);
    idempotency.complete(request, new StoredAnswer(201, headers, null, body));
    return new Answer(201, headers, body);
  }

  @Transactional
  public SavedQueryView replace(
      String id, long expected, @Nullable SavedQueryInput input, Caller caller) {
    SavedQueryView before = own(id, expected, caller);
    SavedQueryInput asked = present(input);
    Condition filter = check(asked, caller);
    SavedQueryView after =
        new SavedQueryView(
            before.id(),
            before.version() + 1,
            text(asked.name()),
            filter,
            asked.sort(),
            before.owner(),
            asked.sharedWith(),
            before.createdAt(),
            now());
    if (!rows.update(after)) {
      throw ETags.stale(one(id, caller).version());
    }
    return after;
  }

  @Transactional
  public void delete(String id, long expected, Caller caller) {
    SavedQueryView before = own(id, expected, caller);
    if (!rows.delete(before.id(), expected)) {
      throw ETags.stale(one(id, caller).version());
    }
  }

  // Whom it is shared with may run it and not change it.
  private SavedQueryView own(String id, long expected, Caller caller) {
    SavedQueryView query = one(id, caller);
    if (!query.owner().equals(caller.subject())) {
      throw new ProblemException(KitError.FORBIDDEN);
    }
    ETags.check(expected, query.version());
    return query;
  }

  private static SavedQueryInput present(@Nullable SavedQueryInput input) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    return input;
  }

  private Condition check(SavedQueryInput input, Caller caller) {
    if (input.name() == null || input.name().isBlank()) {
      throw ProblemException.invalid(Violation.at("/name", "required"));
    }
    if (input.name().strip().length() > LONGEST_NAME) {
      throw ProblemException.invalid(Violation.at("/name", "too-long", LONGEST_NAME));
    }
    if (input.sort() != null && !SORTS.contains(input.sort())) {
      throw ProblemException.invalid(Violation.at("/sort", "invalid-value"));
    }
    Condition filter = input.filter();
    if (filter == null) {
      throw ProblemException.invalid(Violation.at("/filter", "required"));
    }
    ConditionReader.read(tokens, filter);
    refusePersonal(filter, "/filter");
    if (input.sharedWith() != null && !caller.sees(input.sharedWith())) {
      throw new ProblemException(
          CustomerError.UNIT_NOT_PERMITTED, List.of(Violation.at("/sharedWith", "invalid-value")));
    }
    return filter;
  }

  private static void refusePersonal(Condition condition, String at) {
    if (condition.field() != null && PERSONAL.contains(condition.field())) {
      throw ProblemException.invalid(Violation.at(at + "/field", "personal-condition"));
    }
    if (condition.not() != null) {
      refusePersonal(condition.not(), at + "/not");
    }
    each(condition.all(), at + "/all");
    each(condition.any(), at + "/any");
  }

  private static void each(@Nullable List<Condition> conditions, String at) {
    for (int i = 0; conditions != null && i < conditions.size(); i++) {
      refusePersonal(conditions.get(i), at + "/" + i);
    }
  }

  private static String text(@Nullable String name) {
    return name == null ? "" : name.strip();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
