package dev.mingce.customer.record;

import dev.mingce.events.EventJson;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import dev.mingce.kit.web.RequestDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes somebody's word that a record is still right. */
@ApplicationScoped
public class ReviewService {
  private final CustomerStoreService store;
  private final VisibilityService visibility;
  private final SealingService sealing;
  private final CurrentCaller currentCaller;
  private final RequestDigest digest;

  ReviewService(
      CustomerStoreService store,
      VisibilityService visibility,
      SealingService sealing,
      CurrentCaller currentCaller,
      RequestDigest digest) {
    this.store = store;
    this.visibility = visibility;
    this.sealing = sealing;
    this.currentCaller = currentCaller;
    this.digest = digest;
  }

  /** Confirms the version in If-Match, which becomes the next one with the same content. */
  Answer review(
      UUID id, @Nullable String ifMatch, @Nullable String idempotencyKey, @Nullable String reason) {
    Caller caller = currentCaller.get();
    IdempotentRequest request =
        IdempotentRequest.of(
            caller.subject(),
            "POST /v1/customers/" + id + "/review",
            idempotencyKey,
            digest.value());
    Optional<StoredAnswer> earlier = store.earlier(request);
    if (earlier.isPresent()) {
      return replayed(earlier.get());
    }
    long expected = ETags.required(ifMatch);
    SealedCustomer current = visibility.visible(id, caller, "write-denied");
    if (current.mergedInto() != null) {
      return Answer.moved(current.mergedInto());
    }
    ETags.check(expected, current.facts().version());
    CustomerChangeSet change = confirmed(current, caller, reason);
    ReviewView view =
        new ReviewView(id, change.facts().version(), Objects.requireNonNull(change.reviewedAt()));
    Map<String, String> headers =
        Map.of("ETag", ETags.of(change.facts().version(), current.suspicions()));
    String body = new String(EventJson.write(view), StandardCharsets.UTF_8);
    return store
        .review(change, request, new StoredAnswer(200, headers, id, body))
        .map(ReviewService::replayed)
        .orElseGet(() -> new Answer(200, headers, body));
  }

  private CustomerChangeSet confirmed(
      SealedCustomer current, Caller caller, @Nullable String reason) {
    OpenCustomer open = sealing.open(current);
    return sealing.next(
        new NextVersion(
            current,
            open.content(),
            open.key(),
            List.of(),
            caller.actor(),
            "api",
            reason,
            new ChangeKind.Reviewed(),
            current.sourceState(),
            null));
  }

  private static Answer replayed(StoredAnswer earlier) {
    Map<String, String> headers = new TreeMap<>(earlier.headers());
    headers.put("Idempotency-Replayed", "true");
    return new Answer(earlier.status(), headers, String.valueOf(earlier.body()));
  }
}
