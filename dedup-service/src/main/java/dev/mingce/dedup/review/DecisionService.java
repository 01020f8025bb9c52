package dev.mingce.dedup.review;

import dev.mingce.dedup.DedupError;
import dev.mingce.dedup.IdempotentPosts;
import dev.mingce.dedup.assertion.AssertionService;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.FetchedKeys;
import dev.mingce.dedup.config.DedupSettings;
import dev.mingce.dedup.linkage.AssertionType;
import dev.mingce.dedup.linkage.KeyFetchService;
import dev.mingce.dedup.linkage.LinkageService;
import dev.mingce.dedup.linkage.PairKey;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.events.EventJson;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import dev.mingce.kit.web.Texts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes what people decide about pairs. A decision is an assertion, so it stays when models change,
 * and a label.
 */
@ApplicationScoped
public class DecisionService {

  private static final int LONGEST_REASON = 200;
  private static final int MOST = 1_000;

  private final ReviewRows rows;
  private final ReviewService reviews;
  private final AssertionService assertions;
  private final CandidateService candidates;
  private final LinkageService linkage;
  private final KeyFetchService keys;
  private final IdempotentPosts posts;
  private final DedupSettings settings;
  private final CurrentCaller currentCaller;
  private final Clock clock;

  DecisionService(
      ReviewRows rows,
      ReviewService reviews,
      AssertionService assertions,
      CandidateService candidates,
      LinkageService linkage,
      KeyFetchService keys,
      IdempotentPosts posts,
      DedupSettings settings,
      CurrentCaller currentCaller,
      Clock clock) {
    this.rows = rows;
    this.reviews = reviews;
    this.assertions = assertions;
    this.candidates = candidates;
    this.linkage = linkage;
    this.keys = keys;
    this.posts = posts;
    this.settings = settings;
    this.currentCaller = currentCaller;
    this.clock = clock;
  }

  /** A decision with all that is needed to carry it out, made before the transaction. */
  private record Asked(
      UUID review, long version, ReviewInput input, List<PairKey> apart, FetchedKeys keys) {}

  /** Keeps others away from a review for a while. */
  ReviewView claim(String id) {
    Review review = reviews.visible(id);
    String person = currentCaller.get().subject();
    Instant now = now();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          Review locked = open(review.id(), person, now);
          rows.claim(locked.id(), person, now.plus(settings.review().claim()));
        });
    return reviews.one(id);
  }

  /** Lets others at it again. */
  ReviewView release(String id) {
    Review review = reviews.visible(id);
    String person = currentCaller.get().subject();
    Instant now = now();
    QuarkusTransaction.requiringNew()
        .run(() -> rows.claim(open(review.id(), person, now).id(), null, null));
    return reviews.one(id);
  }

  StoredAnswer decide(
      String id,
      @Nullable ReviewInput input,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey) {
    return posts.answer(
        "POST /v1/reviews/" + id + "/decision",
        idempotencyKey,
        () -> {
          long version = ETags.required(ifMatch);
          Asked asked = asked(id, version, input);
          String person = currentCaller.get().subject();
          return () -> {
            carryOut(asked, person);
            Review decided = rows.find(asked.review()).orElseThrow(ProblemException::notFound);
            ReviewView view = ReviewView.of(decided, now());
            return new StoredAnswer(
                200,
                Map.of("ETag", ETags.of(view.version())),
                view.left(),
                new String(EventJson.write(view), StandardCharsets.UTF_8));
          };
        });
  }

  /** Decides about several, each in a transaction of its own. */
  ReviewBatch.Answer decideAll(@Nullable ReviewBatch batch) {
    List<ReviewBatch.Item> items = batch == null ? null : batch.items();
    if (items == null || items.isEmpty()) {
      throw ProblemException.invalid(Violation.at("/items", "required"));
    }
    if (items.size() > MOST) {
      throw ProblemException.invalid(Violation.at("/items", "too-many", MOST));
    }
    List<ReviewBatch.Result> results = new ArrayList<>();
    for (ReviewBatch.Item item : items) {
      results.add(decideOne(item));
    }
    return new ReviewBatch.Answer(results);
  }

  private ReviewBatch.Result decideOne(ReviewBatch.Item item) {
    try {
      if (item.id() == null || item.version() == null) {
        throw ProblemException.invalid(Violation.at("/id", "required"));
      }
      Asked asked =
          asked(
              item.id(),
              item.version(),
              new ReviewInput(item.decision(), null, null, item.reason()));
      String person = currentCaller.get().subject();
      QuarkusTransaction.requiringNew().run(() -> carryOut(asked, person));
      return new ReviewBatch.Result(item.id(), 200, null);
    } catch (ProblemException e) {
      return new ReviewBatch.Result(item.id(), e.errorCode().status(), e.errorCode().code());
    }
  }

  private Asked asked(String id, long version, @Nullable ReviewInput input) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    check(input);
    Review review = reviews.visible(id);
    List<PairKey> apart =
        "split".equals(input.decision()) ? apart(review.pair(), input) : List.of(review.pair());
    List<UUID> all = new ArrayList<>();
    apart.forEach(pair -> all.addAll(List.of(pair.left(), pair.right())));
    return new Asked(review.id(), version, input, apart, keys.withReach(all));
  }

  private static void check(ReviewInput input) {
    switch (input.decision()) {
      case "accept", "reject", "split", "pin" -> {}
      case "defer" -> {
        if (input.until() == null) {
          throw ProblemException.invalid(Violation.at("/until", "required"));
        }
      }
      case null -> throw ProblemException.invalid(Violation.at("/decision", "required"));
      default -> throw ProblemException.invalid(Violation.at("/decision", "invalid-value"));
    }
    String reason = input.reason();
    if (reason != null && Texts.length(reason) > LONGEST_REASON) {
      throw ProblemException.invalid(Violation.at("/reason", "too-long", LONGEST_REASON));
    }
  }

  // The one that belongs to nobody is told apart from each of the others.
  private List<PairKey> apart(PairKey pair, ReviewInput input) {
    UUID out =
        Ids.parse(input.customerId() == null ? "" : input.customerId())
            .filter(id -> id.equals(pair.left()) || id.equals(pair.right()))
            .orElseThrow(
                () -> ProblemException.invalid(Violation.at("/customerId", "unknown-customer")));
    List<PairKey> apart = new ArrayList<>(List.of(pair));
    for (UUID member : linkage.clusterOf(out)) {
      PairKey other = PairKey.of(out, member.equals(out) ? pair.left() : member);
      if (!member.equals(out) && !apart.contains(other)) {
        apart.add(other);
      }
    }
    return apart;
  }

  private void carryOut(Asked asked, String person) {
    Instant now = now();
    Review review = open(asked.review(), person, now);
    ETags.check(asked.version(), review.version());
    ReviewInput input = asked.input();
    switch (input.decision()) {
      case "accept", "reject", "split" -> {
        if (isSettled(review, input, person)) {
          settle(review, asked, person, now);
        }
      }
      case "pin" -> rows.pin(review.id());
      case null, default -> {
        if (input.until() != null) {
          rows.defer(review.id(), input.until());
        }
      }
    }
  }

  // Where two persons are required, the first decision waits for one like it.
  private boolean isSettled(Review review, ReviewInput input, String person) {
    String decision = String.valueOf(input.decision());
    if (!settings.review().fourEyes() || decision.equals("split")) {
      return true;
    }
    if (person.equals(review.firstBy())) {
      throw new ProblemException(DedupError.SECOND_PERSON_REQUIRED);
    }
    if (decision.equals(review.firstDecision())) {
      return true;
    }
    rows.first(review.id(), decision, person);
    return false;
  }

  private void settle(Review review, Asked asked, String person, Instant now) {
    ReviewInput input = asked.input();
    String decision = String.valueOf(input.decision());
    boolean same = decision.equals("accept");
    SubjectKind kind =
        candidates
            .find(review.pair().left())
            .map(customer -> CandidateService.kind(customer.kind()))
            .orElseThrow(ProblemException::notFound);
    rows.decide(review.id(), decision, person, now, input.reason());
    rows.label(review.id(), same, person, now);
    for (PairKey pair : asked.apart()) {
      assertions.put(
          kind,
          pair,
          same ? AssertionType.MUST_LINK : AssertionType.CANNOT_LINK,
          "review",
          person,
          input.reason(),
          asked.keys());
    }
  }

  private Review open(UUID id, String person, Instant now) {
    Review review = rows.lock(id).orElseThrow(ProblemException::notFound);
    if (!review.isOpen()) {
      throw new ProblemException(DedupError.REVIEW_CLOSED);
    }
    if (review.isClaimedByOther(person, now)) {
      throw new ProblemException(DedupError.REVIEW_CLAIMED);
    }
    return review;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
