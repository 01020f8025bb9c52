package dev.mingce.dedup;

import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.RequestDigest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Carries out POST requests that may be repeated: each once, in one transaction with its answer.
 */
@ApplicationScoped
public class IdempotentPosts {

  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final RequestDigest digest;

  IdempotentPosts(Idempotency idempotency, CurrentCaller caller, RequestDigest digest) {
    this.idempotency = idempotency;
    this.caller = caller;
    this.digest = digest;
  }

  /**
   * The answer to a request: the earlier one, or that of the work.
   *
   * @param operation the resource and verb
   * @param preparation is done before the transaction, as calls to other services must be, and
   *     gives the work that is done inside
   */
  public StoredAnswer answer(
      String operation, @Nullable String key, Supplier<Supplier<StoredAnswer>> preparation) {
    IdempotentRequest request =
        IdempotentRequest.of(caller.get().subject(), operation, key, digest.value());
    Optional<StoredAnswer> earlier =
        QuarkusTransaction.requiringNew().call(() -> idempotency.begin(request));
    if (earlier.isPresent()) {
      return replayed(earlier.get());
    }
    Supplier<StoredAnswer> work = preparation.get();
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          if (idempotency.begin(request).isPresent()) {
            throw new ProblemException(KitError.REQUEST_IN_PROGRESS);
          }
          StoredAnswer answer = work.get();
          idempotency.complete(request, answer);
          return answer;
        });
  }

  private static StoredAnswer replayed(StoredAnswer earlier) {
    Map<String, String> headers = new HashMap<>(earlier.headers());
    headers.put("Idempotency-Replayed", "true");
    return new StoredAnswer(earlier.status(), headers, earlier.subjectId(), earlier.body());
  }

  /** The response of an answer. */
  public static RestResponse<Object> response(StoredAnswer answer) {
    RestResponse.ResponseBuilder<Object> response =
        RestResponse.ResponseBuilder.create(
            RestResponse.Status.fromStatusCode(answer.status()), answer.body());
    answer.headers().forEach(response::header);
    return response.type(MediaType.APPLICATION_JSON).build();
  }
}
