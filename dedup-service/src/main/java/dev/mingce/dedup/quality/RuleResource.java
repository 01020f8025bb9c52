package dev.mingce.dedup.quality;

import dev.mingce.kit.api.Answers;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What records are held against. */
@Path("/v1/quality/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quality")
@RunOnVirtualThread
public class RuleResource {

  private final RuleService rules;
  private final CurrentCaller caller;

  RuleResource(RuleService rules, CurrentCaller caller) {
    this.rules = rules;
    this.caller = caller;
  }

  @GET
  @PermissionsAllowed({"customer:read", "steward:decide"})
  @Operation(
      operationId = "listQualityRules",
      summary = "All rules of quality, and how far scores have followed their last change")
  @APIResponse(responseCode = "200", description = "The rules")
  public RuleList list() {
    return rules.all();
  }

  @GET
  @Path("/{rule}")
  @PermissionsAllowed({"customer:read", "steward:decide"})
  @Operation(operationId = "getQualityRule", summary = "One rule of quality")
  @APIResponse(
      responseCode = "200",
      description = "The rule",
      content = @Content(schema = @Schema(implementation = RuleView.class)))
  public RestResponse<Object> one(
      @RestPath @Parameter(description = "Id of the rule", example = "phone-valid") String rule) {
    return answer(rules.one(rule));
  }

  @PATCH
  @Path("/{rule}")
  @Consumes("application/merge-patch+json")
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "changeQualityRule",
      summary = "Changes how a rule counts",
      description =
          "What is left out stays as it is. All scores follow, without a look at the records"
              + " themselves; listQualityRules tells how far they are.")
  @APIResponse(
      responseCode = "200",
      description = "The rule afterwards",
      content = @Content(schema = @Schema(implementation = RuleView.class)))
  @Answers("conflict")
  public RestResponse<Object> change(
      @RestPath @Parameter(description = "Id of the rule", example = "phone-valid") String rule,
      @Nullable RuleInput input,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    return answer(rules.change(rule, input, ETags.required(ifMatch), caller.get().subject()));
  }

  private static RestResponse<Object> answer(RuleView rule) {
    return RestResponse.ResponseBuilder.<Object>ok(rule)
        .header("ETag", ETags.of(rule.version()))
        .build();
  }
}
