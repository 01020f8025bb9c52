package dev.mingce.dedup.explain;

import dev.mingce.kit.api.Answers;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Why, and why not. */
@Path("/v1/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "explain")
@RunOnVirtualThread
public class ExplainResource {

  private final ExplainService explanations;

  ExplainResource(ExplainService explanations) {
    this.explanations = explanations;
  }

  @GET
  @PermissionsAllowed({"customer:read", "steward:decide"})
  @Operation(
      operationId = "explainPair",
      summary = "Why two customers are taken to be one, or two",
      description =
          "Computed anew from both records: what each field says, what they have in common so that"
              + " they are compared at all, what forbids it, and the thresholds. Also for pairs that"
              + " never matched.")
  @APIResponse(responseCode = "200", description = "The explanation, without any value")
  @Answers("not-found")
  public Explanation explain(
      @RestQuery
          @Parameter(description = "One customer", example = "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21")
          @Nullable String left,
      @RestQuery
          @Parameter(
              description = "The other customer",
              example = "01936f2b-90ab-7def-8123-456789abcdef")
          @Nullable String right) {
    return explanations.explain(left, right);
  }
}
