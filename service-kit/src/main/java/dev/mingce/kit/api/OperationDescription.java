package dev.mingce.kit.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** Completes one operation: permission, parameters, headers, problems and examples. */
final class OperationDescription {
  private final ProblemAnswers problems;
  private final SharedParameters parameters;
  private final OperationExamples examples = new OperationExamples();

  OperationDescription(ProblemAnswers problems, SharedParameters parameters) {
    this.problems = problems;
    this.parameters = parameters;
  }

  /** Completes it, and says which problem codes it can answer. */
  Set<String> complete(Operation operation, MethodFacts facts) {
    OperationShape shape = OperationShape.of(operation, facts);
    Set<String> codes = new TreeSet<>(facts.answers());
    shape.problems().forEach(error -> codes.add(error.code()));
    secure(operation, facts.permissions());
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(parameters::describe);
    }
    if (shape.isConditionalRead()) {
      operation
          .getResponses()
          .addAPIResponse(
              "304",
              OASFactory.createAPIResponse().description("Still the version of If-None-Match"));
    }
    addHeaders(operation, shape);
    examples.addTo(operation);
    problems.of(codes).forEach(operation.getResponses()::addAPIResponse);
    operation
        .getResponses()
        .setAPIResponses(new TreeMap<>(operation.getResponses().getAPIResponses()));
    return codes;
  }

  // One requirement for each permission: any of them will do.
  private static void secure(Operation operation, List<String> permissions) {
    List<SecurityRequirement> requirements = new ArrayList<>();
    for (String permission : permissions) {
      requirements.add(
          OASFactory.createSecurityRequirement().addScheme(SharedParts.BEARER, permission));
    }
    operation.setSecurity(requirements);
    String needed =
        permissions.isEmpty()
            ? "Permission: none."
            : permissions.stream().collect(Collectors.joining("` or `", "Permission: `", "`."));
    operation.setDescription(
        Optional.ofNullable(operation.getDescription()).map(text -> text + "\n\n").orElse("")
            + needed);
  }

  private static void addHeaders(Operation operation, OperationShape shape) {
    boolean creates = operation.getResponses().hasAPIResponse("201");
    for (Map.Entry<String, APIResponse> entry :
        operation.getResponses().getAPIResponses().entrySet()) {
      APIResponse answer = entry.getValue();
      switch (entry.getKey()) {
        case "200" -> addSuccess(answer, shape, versioned(shape, creates));
        case "201" -> addSuccess(answer, shape, List.of("ETag", "Location"));
        case "202" -> addSuccess(answer, shape, List.of("Location"));
        case "304" -> SharedParts.addHeader(answer, "ETag");
        default -> {
          // Problems bring their own.
        }
      }
    }
  }

  private static List<String> versioned(OperationShape shape, boolean creates) {
    if (shape.isListing()) {
      return List.of("Link");
    }
    return creates || shape.isChange() || shape.isConditionalRead() ? List.of("ETag") : List.of();
  }

  private static void addSuccess(APIResponse answer, OperationShape shape, List<String> headers) {
    headers.forEach(name -> SharedParts.addHeader(answer, name));
    if (shape.secured()) {
      SharedParts.addHeader(answer, "Cache-Control");
    }
    if (shape.isIdempotent()) {
      SharedParts.addHeader(answer, "Idempotency-Replayed");
    }
  }
}
