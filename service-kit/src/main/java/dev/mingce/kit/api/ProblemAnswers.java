package dev.mingce.kit.api;

import dev.mingce.kit.problem.ErrorCode;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes problems: an answer for each status, and in it an example for each code. */
final class ProblemAnswers {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final ErrorCatalog errors;
  private final String pages;

  /**
   * Problems of one service.
   *
   * @param service its name, which is part of the address of the pages behind {@code type}
   */
  ProblemAnswers(ErrorCatalog errors, String service) {
    this.errors = errors;
    this.pages = "https://mingce.example/problems/" + service + "/";
  }

  /** The answers by status. */
  Map<String, APIResponse> of(Iterable<String> codes) {
    Map<String, List<ErrorCode>> byStatus = new TreeMap<>();
    for (ErrorCode error : errors.sorted(codes)) {
      byStatus
          .computeIfAbsent(String.valueOf(error.status()), status -> new ArrayList<>())
          .add(error);
    }
    Map<String, APIResponse> answers = new TreeMap<>();
    byStatus.forEach((status, group) -> answers.put(status, answer(status, group)));
    return answers;
  }

  /** What {@link #of} refers to: the problem of one code. */
  Example example(String code) {
    ErrorCode error = errors.find(code);
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", pages + code);
    problem.put("title", errors.text(Locale.ENGLISH, error, "title"));
    problem.put("status", error.status());
    problem.put("detail", errors.text(Locale.ENGLISH, error, "detail"));
    problem.put("code", code);
    problem.put("traceId", TRACE);
    if (error == KitError.VALIDATION_FAILED) {
      problem.put("errors", violation("/name", "required"));
    }
    if (error == KitError.INVALID_PARAMETER) {
      problem.put("errors", violation("?limit", "out-of-range", "1", "200"));
    }
    if (error == KitError.UNKNOWN_QUERY_PARAMETER) {
      problem.put("errors", violation("", "unknown-parameter"));
    }
    if (error == KitError.PRECONDITION_FAILED) {
      problem.put("currentVersion", 4);
    }
    return OASFactory.createExample().summary(errors.title(error)).value(problem);
  }

  private APIResponse answer(String status, List<ErrorCode> group) {
    MediaType body =
        OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SharedParts.PROBLEM));
    StringBuilder text = new StringBuilder();
    for (ErrorCode error : group) {
      body.addExample(error.code(), OASFactory.createExample().ref(error.code()));
      text.append(text.isEmpty() ? "" : "\n")
          .append(
              "- `%s`: %s".formatted(error.code(), errors.text(Locale.ENGLISH, error, "detail")));
    }
    APIResponse answer =
        OASFactory.createAPIResponse()
            .description(text.toString())
            .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, body));
    if (status.equals("401")) {
      SharedParts.addHeader(answer, "WWW-Authenticate");
    }
    if (status.equals("503")) {
      SharedParts.addHeader(answer, "Retry-After");
    }
    return answer;
  }

  private List<Map<String, String>> violation(String pointer, String code, String... arguments) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("pointer", pointer);
    entry.put("code", code);
    entry.put("message", errors.violation(code, arguments));
    return List.of(entry);
  }
}
