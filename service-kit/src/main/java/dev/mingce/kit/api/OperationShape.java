package dev.mingce.kit.api;

import static dev.mingce.kit.problem.KitError.*;

import dev.mingce.kit.problem.KitError;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the way in which an operation is asked.
 *
 * @param secured whether it needs a permission
 * @param parameters {@code in:name} of each parameter
 * @param mediaTypes of its body; empty when it has none
 */
record OperationShape(boolean secured, Set<String> parameters, Set<String> mediaTypes) {
  OperationShape {
    parameters = Set.copyOf(parameters);
    mediaTypes = Set.copyOf(mediaTypes);
  }

  static OperationShape of(Operation operation, MethodFacts facts) {
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    return new OperationShape(
        !facts.permissions().isEmpty(),
        parameters.stream()
            .map(parameter -> parameter.getIn() + ":" + parameter.getName())
            .collect(Collectors.toSet()),
        mediaTypes(operation.getRequestBody()));
  }

  boolean isIdempotent() {
    return parameters.contains("header:Idempotency-Key");
  }

  boolean isChange() {
    return parameters.contains("header:If-Match");
  }

  boolean isConditionalRead() {
    return parameters.contains("header:If-None-Match");
  }

  boolean isListing() {
    return parameters.contains("query:cursor");
  }

  /** The codes that every operation of this shape can answer. */
  Set<KitError> problems() {
    Set<KitError> codes =
        EnumSet.of(UNKNOWN_QUERY_PARAMETER, NOT_ACCEPTABLE, INTERNAL, UNAVAILABLE);
    addWhere(secured, codes, UNAUTHENTICATED, FORBIDDEN);
    addWhere(has("path:"), codes, NOT_FOUND);
    addWhere(has("query:"), codes, INVALID_PARAMETER);
    addWhere(isListing(), codes, INVALID_CURSOR);
    addWhere(
        isIdempotent(),
        codes,
        INVALID_PARAMETER,
        IDEMPOTENCY_KEY_REQUIRED,
        IDEMPOTENCY_KEY_REUSED,
        REQUEST_IN_PROGRESS);
    addWhere(isChange(), codes, INVALID_PARAMETER, PRECONDITION_REQUIRED, PRECONDITION_FAILED);
    addWhere(!mediaTypes.isEmpty(), codes, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE);
    addWhere(
        mediaTypes.stream().anyMatch(type -> type.endsWith("json")),
        codes,
        MALFORMED_JSON,
        VALIDATION_FAILED);
    return codes;
  }

  private boolean has(String in) {
    return parameters.stream().anyMatch(parameter -> parameter.startsWith(in));
  }

  private static void addWhere(boolean applies, Set<KitError> codes, KitError... more) {
    if (applies) {
      codes.addAll(List.of(more));
    }
  }

  private static Set<String> mediaTypes(@Nullable RequestBody body) {
    return body == null || body.getContent() == null || body.getContent().getMediaTypes() == null
        ? Set.of()
        : body.getContent().getMediaTypes().keySet();
  }
}
