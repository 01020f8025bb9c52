package dev.mingce.dedup.review;

import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.candidates.MaskedRecord;
import dev.mingce.dedup.candidates.VisibleCustomerService;
import dev.mingce.dedup.duplicates.DuplicateService;
import dev.mingce.dedup.duplicates.Pair;
import dev.mingce.dedup.linkage.KeyFetchService;
import dev.mingce.dedup.linkage.LinkageService;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.kit.Ids;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue as callers see it. */
@ApplicationScoped
public class ReviewService {

  private static final String DENIED = "review-denied";
  private static final Set<String> STATES = Set.of("open", "decided", "closed");

  private final ReviewRows rows;
  private final VisibleCustomerService customers;
  private final DuplicateService duplicates;
  private final LinkageService linkage;
  private final KeyFetchService keys;
  private final CurrentCaller currentCaller;
  private final Cursors cursors;
  private final Clock clock;

  ReviewService(
      ReviewRows rows,
      VisibleCustomerService customers,
      DuplicateService duplicates,
      LinkageService linkage,
      KeyFetchService keys,
      CurrentCaller currentCaller,
      Cursors cursors,
      Clock clock) {
    this.rows = rows;
    this.customers = customers;
    this.duplicates = duplicates;
    this.linkage = linkage;
    this.keys = keys;
    this.currentCaller = currentCaller;
    this.cursors = cursors;
    this.clock = clock;
  }

  Page<ReviewView> list(
      @Nullable String state,
      @Nullable Boolean mine,
      @Nullable Boolean overdue,
      @Nullable Boolean deferred,
      @Nullable Integer asked,
      @Nullable String cursor) {
    if (state != null && !STATES.contains(state)) {
      throw new ProblemException(
          KitError.INVALID_PARAMETER, List.of(Violation.at("?state", "invalid-value")));
    }
    Caller caller = currentCaller.get();
    String wanted = state == null ? "open" : state;
    boolean own = Boolean.TRUE.equals(mine);
    boolean late = Boolean.TRUE.equals(overdue);
    boolean all = Boolean.TRUE.equals(deferred) || !wanted.equals("open");
    String listing = String.join("/", "reviews", wanted, own + "", late + "", all + "");
    ReviewRows.Place after =
        cursor == null ? ReviewRows.Place.FIRST : place(cursors.decode(listing, cursor));
    int limit = Limits.of(asked);
    ReviewRows.Filter filter =
        new ReviewRows.Filter(wanted, all, own ? caller.subject() : null, late);
    List<Review> found = rows.queue(caller, filter, after, limit + 1);
    Instant now = clock.instant();
    return Page.cut(found, limit, last -> cursors.encode(listing, position(last)))
        .map(one -> ReviewView.of(one, now));
  }

  private static ReviewRows.Place place(List<String> position) {
    return new ReviewRows.Place(
        Boolean.parseBoolean(position.get(0)),
        Instant.parse(position.get(1)),
        UUID.fromString(position.get(2)));
  }

  private static List<String> position(Review last) {
    return List.of(!last.pinned() + "", last.queuedAsOf().toString(), last.id().toString());
  }

  /** One review with both customers side by side. */
  ReviewView one(String id) {
    Review review = visible(id);
    Pair pair = duplicates.find(review.id()).orElseThrow(ProblemException::notFound);
    Caller caller = currentCaller.get();
    CustomerRecord left = customers.find(caller, pair.left(), DENIED);
    CustomerRecord right = customers.find(caller, pair.right(), DENIED);
    SubjectKind kind = CandidateService.kind(left.kind());
    Map<UUID, MaskedRecord> masked = new HashMap<>();
    for (Candidate opened :
        linkage.compared(kind, List.of(left, right), keys.of(List.of(pair.left(), pair.right())))) {
      masked.put(opened.id(), MaskedRecord.of(opened.features().source()));
    }
    return ReviewView.of(
        review,
        clock.instant(),
        masked.get(pair.left()),
        masked.get(pair.right()),
        pair.evidence());
  }

  /** A review of which the caller may see both customers. */
  Review visible(String id) {
    Review review = Ids.parse(id).flatMap(rows::find).orElseThrow(ProblemException::notFound);
    Caller caller = currentCaller.get();
    customers.find(caller, review.pair().left(), DENIED);
    customers.find(caller, review.pair().right(), DENIED);
    return review;
  }
}
