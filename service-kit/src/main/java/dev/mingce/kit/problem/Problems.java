package dev.mingce.kit.problem;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns an error into its answer, in the caller's language. */
@ApplicationScoped
public class Problems {
  private final Messages messages = Messages.load();
  private final String pages;

  Problems(
      @ConfigProperty(name = "mingce.public-url") String publicUrl,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.pages = publicUrl + "/problems/" + service + "/";
  }

  public Response respond(ProblemException exception, HttpHeaders headers) {
    Problem problem = describe(exception, Messages.choose(headers.getAcceptableLanguages()));
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (problem.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (problem.status() == 503) {
      response.header(HttpHeaders.RETRY_AFTER, "5");
    }
    return response.build();
  }

  public Problem describe(ProblemException exception, Locale locale) {
    ErrorCode code = exception.errorCode();
    String trace = traceId();
    // A server fault says nothing but its trace id: whatever else it knows belongs into the log.
    boolean fault = code.status() >= 500;
    List<Problem.Detail> errors =
        fault
            ? List.of()
            : exception.violations().stream().map(violation -> detail(violation, locale)).toList();
    return new Problem(
        pages + code.code(),
        messages.text(locale, code.code() + ".title", List.of()),
        code.status(),
        messages.find(locale, code.code() + ".detail", List.of()).orElse(null),
        code.code(),
        trace,
        errors,
        fault ? Map.of() : exception.extensions());
  }

  /** The localised text of one violation; imports use it for their report of bad rows. */
  public String message(Violation violation, Locale locale) {
    return messages.text(locale, "field." + violation.code(), violation.arguments());
  }

  Messages messages() {
    return messages;
  }

  private Problem.Detail detail(Violation violation, Locale locale) {
    return new Problem.Detail(violation.pointer(), violation.code(), message(violation, locale));
  }

  private static String traceId() {
    SpanContext context = Span.current().getSpanContext();
    return context.isValid() ? context.getTraceId() : "";
  }
}
