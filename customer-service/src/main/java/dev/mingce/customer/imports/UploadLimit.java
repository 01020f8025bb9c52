package dev.mingce.customer.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.kit.problem.Messages;
import dev.mingce.kit.problem.Problem;
import dev.mingce.kit.problem.Problems;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;

/**
 * Answers a body beyond the limit of the server with a problem, where the server itself answers
 * nothing but a status and closes the connection on a client that still sends.
 */
@ApplicationScoped
class UploadLimit {
  // The server's own check comes between the two.
  private static final int BEFORE_IT = 100;
  private static final int AFTER_IT = 1;
  private static final long NO_LIMIT = 0;

  // Many clients read the answer only when they have sent everything.
  private static final long PATIENCE_MILLIS = 30_000;

  private final Problems problems;
  private final ObjectMapper json;
  private final BodyLimit limit;

  UploadLimit(Problems problems, ObjectMapper json, BodyLimit limit) {
    this.problems = problems;
    this.json = json;
    this.limit = limit;
  }

  void register(@Observes Filters filters) {
    filters.register(this::announced, BEFORE_IT);
    filters.register(this::unannounced, AFTER_IT);
  }

  private void announced(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && limit.isBelow(length)) {
      refuse(context);
    } else {
      context.next();
    }
  }

  // These are counted while they are read, by StreamedBodyFilter.
  private void unannounced(RoutingContext context) {
    if (context.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, NO_LIMIT);
      context.addEndHandler(any -> drain(context));
    }
    context.next();
  }

  private void refuse(RoutingContext context) {
    List<Locale> languages =
        context.acceptableLanguages().stream()
            .map(language -> Locale.forLanguageTag(language.value()))
            .toList();
    Problem problem =
        problems.describe(BodyLimit.problem(context.normalizedPath()), Messages.choose(languages));
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(body(problem));
    drain(context);
  }

  private Buffer body(Problem problem) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always JSON", e);
    }
  }

  // What still comes is thrown away, for a while.
  private static void drain(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.isEnded()) {
      return;
    }
    long end = context.vertx().setTimer(PATIENCE_MILLIS, any -> request.connection().close());
    request
        .handler(ignored -> {})
        .endHandler(any -> context.vertx().cancelTimer(end))
        .exceptionHandler(any -> context.vertx().cancelTimer(end))
        .resume();
  }
}
