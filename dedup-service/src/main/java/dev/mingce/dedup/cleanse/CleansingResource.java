package dev.mingce.dedup.cleanse;

import dev.mingce.dedup.cleanse.repair.RepairRule;
import dev.mingce.kit.Ids;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Repairs that are proposed for records. */
@Path("/v1/cleansing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cleansing")
@RunOnVirtualThread
public class CleansingResource {

  private static final Set<String> STATES =
      Set.of(
          Suggestion.OPEN,
          Suggestion.ACCEPTED,
          Suggestion.REJECTED,
          Suggestion.UNDONE,
          Suggestion.OBSOLETE);

  private final SuggestionQueries queries;
  private final SuggestionService service;
  private final CurrentCaller caller;

  CleansingResource(SuggestionQueries queries, SuggestionService service, CurrentCaller caller) {
    this.queries = queries;
    this.service = service;
    this.caller = caller;
  }

  @GET
  @Path("/rules")
  @PermissionsAllowed({"customer:read", "steward:decide"})
  @Operation(operationId = "listCleansingRules", summary = "What can be repaired, and how")
  @APIResponse(responseCode = "200", description = "The rules")
  public Page<CleansingRuleView> rules() {
    return new Page<>(service.rules(), null, null);
  }

  @PATCH
  @Path("/rules/{rule}")
  @Consumes("application/merge-patch+json")
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "changeCleansingRule",
      summary = "Decides what happens to the repairs of a rule",
      description = "Holds for what is proposed from now on. If-Match is the version of the list.")
  @APIResponse(
      responseCode = "200",
      description = "The rule afterwards",
      content = @Content(schema = @Schema(implementation = CleansingRuleView.class)))
  public RestResponse<Object> change(
      @RestPath @Parameter(description = "Id of the rule", example = "email-domain") String rule,
      @Nullable CleansingRuleInput input,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    String mode = input == null ? null : input.mode();
    CleansingRuleView changed =
        service.change(rule, mode, ETags.required(ifMatch), caller.get().subject());
    return RestResponse.ResponseBuilder.<Object>ok(changed)
        .header("ETag", ETags.of(changed.version()))
        .build();
  }

  @GET
  @Path("/suggestions")
  @PermissionsAllowed({"customer:read", "steward:decide"})
  @Operation(
      operationId = "listCleansingSuggestions",
      summary = "Repairs that are proposed, oldest first, without values",
      description = "Only of customers of the caller's units.")
  @APIResponse(responseCode = "200", description = "The suggestions")
  public Page<SuggestionView> list(
      @RestQuery
          @Parameter(
              description = "Only of this customer",
              example = "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21")
          @Nullable String customerId,
      @RestQuery @Parameter(description = "Only of this rule", example = "email-domain")
          @Nullable String rule,
      @RestQuery
          @Parameter(
              description = "Only in this state; open ones without it",
              example = "open",
              schema =
                  @Schema(
                      enumeration = {"open", "accepted", "rejected", "undone", "obsolete"},
                      defaultValue = "open"))
          @Nullable String state,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    if (state != null && !STATES.contains(state)) {
      throw invalid("?state", "invalid-value");
    }
    if (rule != null && RepairRule.find(rule).isEmpty()) {
      throw invalid("?rule", "invalid-value");
    }
    return queries.list(
        caller.get(),
        customerId == null
            ? null
            : Ids.parse(customerId).orElseThrow(() -> invalid("?customerId", "invalid-id")),
        rule,
        state == null ? Suggestion.OPEN : state,
        Limits.of(limit),
        cursor);
  }

  @GET
  @Path("/suggestions/{id}")
  @PermissionsAllowed({"customer:read", "steward:decide"})
  @Operation(
      operationId = "getCleansingSuggestion",
      summary = "One suggestion, with its values where they may be revealed",
      description =
          "Accept-Mask: none with a Purpose and the permission customer:reveal tells the values;"
              + " that is on record before the answer leaves.")
  @APIResponse(
      responseCode = "200",
      description = "The suggestion",
      content = @Content(schema = @Schema(implementation = SuggestionView.class)))
  public RestResponse<Object> one(
      @RestPath String id,
      @RestHeader("Accept-Mask")
          @Parameter(description = "none reveals the values", example = "none")
          @Nullable String mask,
      @RestHeader("Purpose")
          @Parameter(description = "Code of the purpose of revealing", example = "data-quality")
          @Nullable String purpose) {
    return answer(queries.one(caller.get(), id, "none".equals(mask), purpose));
  }

  @PUT
  @Path("/suggestions/{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("steward:decide")
  @Operation(
      operationId = "decideCleansingSuggestion",
      summary = "Accepts, rejects or undoes a repair",
      description =
          "Customer-service is told in seconds, as the source cleansing; the value as it came stays"
              + " in the records of the other sources. What was rejected is not proposed again.")
  @APIResponse(
      responseCode = "200",
      description = "The suggestion afterwards",
      content = @Content(schema = @Schema(implementation = SuggestionView.class)))
  @Answers("conflict")
  public RestResponse<Object> decide(
      @RestPath String id,
      @Nullable DecisionInput input,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    return answer(
        service.decide(
            caller.get(), id, input == null ? null : input.state(), ETags.required(ifMatch)));
  }

  private static RestResponse<Object> answer(SuggestionView suggestion) {
    return RestResponse.ResponseBuilder.<Object>ok(suggestion)
        .header("ETag", ETags.of(suggestion.version()))
        .build();
  }

  private static ProblemException invalid(String where, String code) {
    return new ProblemException(KitError.INVALID_PARAMETER, List.of(Violation.at(where, code)));
  }
}
