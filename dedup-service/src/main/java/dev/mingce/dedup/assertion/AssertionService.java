package dev.mingce.dedup.assertion;

import dev.mingce.dedup.DedupError;
import dev.mingce.dedup.IdempotentPosts;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.candidates.FetchedKeys;
import dev.mingce.dedup.candidates.VisibleCustomerService;
import dev.mingce.dedup.duplicates.DuplicateService;
import dev.mingce.dedup.linkage.Assertion;
import dev.mingce.dedup.linkage.AssertionLogService;
import dev.mingce.dedup.linkage.AssertionType;
import dev.mingce.dedup.linkage.KeyFetchService;
import dev.mingce.dedup.linkage.PairKey;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.events.EventJson;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import dev.mingce.kit.web.Texts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what people say of pairs, which outweighs every model. */
@ApplicationScoped
public class AssertionService {

  private static final String DENIED = "assertion-denied";
  private static final int LONGEST_REASON = 200;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final AssertionLogService assertions;
  private final DuplicateService duplicates;
  private final CandidateService candidates;
  private final VisibleCustomerService customers;
  private final KeyFetchService keys;
  private final IdempotentPosts posts;
  private final CurrentCaller currentCaller;
  private final Cursors cursors;

  AssertionService(
      AssertionLogService assertions,
      DuplicateService duplicates,
      CandidateService candidates,
      VisibleCustomerService customers,
      KeyFetchService keys,
      IdempotentPosts posts,
      CurrentCaller currentCaller,
      Cursors cursors) {
    this.assertions = assertions;
    this.duplicates = duplicates;
    this.candidates = candidates;
    this.customers = customers;
    this.keys = keys;
    this.posts = posts;
    this.currentCaller = currentCaller;
    this.cursors = cursors;
  }

  /** Says something of two customers. */
  StoredAnswer say(@Nullable AssertionInput input, @Nullable String idempotencyKey) {
    return posts.answer(
        "POST /v1/assertions",
        idempotencyKey,
        () -> {
          Caller caller = currentCaller.get();
          PairKey pair = pair(input);
          AssertionType type = type(input);
          String reason = reason(input);
          SubjectKind kind = kind(caller, pair);
          FetchedKeys fetched = keys.withReach(List.of(pair.left(), pair.right()));
          return () -> answer(put(kind, pair, type, "api", caller.subject(), reason, fetched));
        });
  }

  /**
   * Says something of two customers, within the current transaction.
   *
   * @throws ProblemException 409 when what was said of others implies the opposite
   */
  public Assertion put(
      SubjectKind kind,
      PairKey pair,
      AssertionType type,
      String origin,
      String by,
      @Nullable String reason,
      FetchedKeys fetched) {
    candidates.lock(List.of(pair.left(), pair.right()));
    if (assertions.contradicts(pair, type)) {
      throw new ProblemException(DedupError.ASSERTION_CONTRADICTION);
    }
    Assertion said = assertions.say(pair, type, origin, by, reason);
    duplicates.reconsider(kind, pair, fetched);
    return said;
  }

  AssertionView one(String id) {
    return AssertionView.of(visible(id));
  }

  /** Takes it back; matching decides again. */
  void takeBack(String id, @Nullable String ifMatch) {
    long expected = ETags.required(ifMatch);
    Assertion said = visible(id);
    ETags.check(expected, said.version());
    PairKey pair = said.pair();
    SubjectKind kind = kind(currentCaller.get(), pair);
    FetchedKeys fetched = keys.withReach(List.of(pair.left(), pair.right()));
    QuarkusTransaction.requiringNew()
        .run(() -> {
          candidates.lock(List.of(pair.left(), pair.right()));
          Assertion now = assertions.find(said.id()).orElseThrow(ProblemException::notFound);
          ETags.check(expected, now.version());
          assertions.takeBack(pair);
          duplicates.reconsider(kind, pair, fetched);
        });
  }

  /** A page of what was said, of one customer or of all. */
  Page<AssertionView> list(
      @Nullable String customerId, @Nullable Integer asked, @Nullable String cursor) {
    Caller caller = currentCaller.get();
    UUID customer = customerId == null ? null : VisibleCustomerService.id("customerId", customerId);
    if (customer != null) {
      customers.find(caller, customer, DENIED);
    }
    String listing = "assertions/" + customer;
    UUID after =
        cursor == null ? BEFORE_ALL : UUID.fromString(cursors.decode(listing, cursor).getFirst());
    int limit = Limits.of(asked);
    List<Assertion> found = assertions.after(customer, after, limit + 1);
    boolean more = found.size() > limit;
    List<Assertion> page = more ? found.subList(0, limit) : found;
    List<AssertionView> views = new ArrayList<>();
    for (Assertion said : page) {
      if (isVisible(caller, said.pair())) {
        views.add(AssertionView.of(said));
      }
    }
    String next = more ? cursors.encode(listing, List.of(page.getLast().id().toString())) : null;
    return new Page<>(views, next, null);
  }

  private boolean isVisible(Caller caller, PairKey pair) {
    List<CustomerRecord> both = candidates.read(List.of(pair.left(), pair.right()));
    return both.size() == 2 && both.stream().allMatch(one -> customers.isVisible(caller, one));
  }

  private Assertion visible(String id) {
    Assertion said =
        Ids.parse(id).flatMap(assertions::find).orElseThrow(ProblemException::notFound);
    customers.find(currentCaller.get(), said.pair().left(), DENIED);
    customers.find(currentCaller.get(), said.pair().right(), DENIED);
    return said;
  }

  private SubjectKind kind(Caller caller, PairKey pair) {
    CustomerRecord left = customers.find(caller, pair.left(), DENIED);
    CustomerRecord right = customers.find(caller, pair.right(), DENIED);
    if (!left.kind().equals(right.kind())) {
      throw new ProblemException(DedupError.OTHER_KIND);
    }
    return CandidateService.kind(left.kind());
  }

  private static StoredAnswer answer(Assertion said) {
    AssertionView view = AssertionView.of(said);
    return new StoredAnswer(
        201,
        Map.of("Location", "/v1/assertions/" + view.id(), "ETag", ETags.of(view.version())),
        said.pair().left(),
        new String(EventJson.write(view), StandardCharsets.UTF_8));
  }

  private static PairKey pair(@Nullable AssertionInput input) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    UUID left = id("/left", input.left());
    UUID right = id("/right", input.right());
    if (left.equals(right)) {
      throw ProblemException.invalid(Violation.at("/right", "same-customer"));
    }
    return PairKey.of(left, right);
  }

  private static UUID id(String pointer, @Nullable String text) {
    if (text == null) {
      throw ProblemException.invalid(Violation.at(pointer, "required"));
    }
    return Ids.parse(text)
        .orElseThrow(() -> ProblemException.invalid(Violation.at(pointer, "invalid-id")));
  }

  private static AssertionType type(@Nullable AssertionInput input) {
    String type = input == null ? null : input.type();
    return switch (type) {
      case "must-link" -> AssertionType.MUST_LINK;
      case "cannot-link" -> AssertionType.CANNOT_LINK;
      case null -> throw ProblemException.invalid(Violation.at("/type", "required"));
      default -> throw ProblemException.invalid(Violation.at("/type", "invalid-value"));
    };
  }

  private static @Nullable String reason(@Nullable AssertionInput input) {
    String reason = input == null ? null : input.reason();
    if (reason != null && Texts.length(reason) > LONGEST_REASON) {
      throw ProblemException.invalid(Violation.at("/reason", "too-long", LONGEST_REASON));
    }
    return reason;
  }
}
