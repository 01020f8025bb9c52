package dev.mingce.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of an error answer: RFC 9457 plus {@code code}, {@code traceId} and {@code errors}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "traceId", "errors"})
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    String code,
    @Nullable String traceId,
    List<Detail> errors,
    @JsonAnyGetter Map<String, Object> extensions) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** One entry of {@code errors}. */
  public record Detail(String pointer, String code, String message) {}
}
