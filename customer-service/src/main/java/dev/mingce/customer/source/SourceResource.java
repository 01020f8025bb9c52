package dev.mingce.customer.source;

import dev.mingce.kit.api.Answers;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What source systems say about customers, and what survives of it. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources")
@RunOnVirtualThread
public class SourceResource {
  private final SourceService sources;
  private final PolicyService policies;
  private final AdmissionService admissions;
  private final CurrentCaller caller;

  SourceResource(
      SourceService sources,
      PolicyService policies,
      AdmissionService admissions,
      CurrentCaller caller) {
    this.sources = sources;
    this.admissions = admissions;
    this.policies = policies;
    this.caller = caller;
  }

  @PUT
  @Path("/sources/{system}/records/{key}")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed({"source:write", "customer:write"})
  @Operation(
      operationId = "putSourceRecord",
      summary = "Says what a source knows of a customer",
      description =
          "Idempotent. A state that is older than the one known is kept in the history and changes"
              + " nothing. A new record is linked to the customer named, else to the holder of a"
              + " unique identifier, else a customer is registered.")
  @RequestBody(
      content =
          @Content(
              schema =
                  @Schema(
                      allOf = SourceFeed.class,
                      requiredProperties = {"sourceTime", "customer"})))
  @APIResponse(responseCode = "200", description = "What became of it")
  @Answers({
    "unit-not-permitted",
    "identifier-taken",
    "source-quarantined",
    "precondition-failed",
    "customer-erased",
    "invalid-parameter"
  })
  public SourceAnswer put(
      @RestPath @Parameter(description = "Code of the source", example = "crm") String system,
      @RestPath @Parameter(description = "Key of the record in that source", example = "C-1001")
          String key,
      @Nullable SourceFeed feed,
      @RestHeader("Channel")
          @Parameter(
              description =
                  "Where it comes from, a code of the list source-channel; a channel can have a"
                      + " data standard of its own",
              example = "store")
          @Nullable String channel) {
    return sources.put(system, key, feed, channel);
  }

  @GET
  @Path("/sources/{system}/admission")
  @PermissionsAllowed("customer:read")
  @Operation(
      operationId = "getSourceAdmission",
      summary = "Whether a source may send",
      description =
          "A source that breaks its quality contract is in quarantine until a steward lets it in"
              + " again; its states are refused and counted meanwhile.")
  @APIResponse(responseCode = "200", description = "Its state, open where nothing was ever said")
  public AdmissionView admission(
      @RestPath @Parameter(description = "Code of the source", example = "crm") String system) {
    return admissions.of(system);
  }

  @GET
  @Path("/survivorship-policy")
  @PermissionsAllowed("customer:read")
  @Operation(operationId = "getSurvivorshipPolicy", summary = "Which source wins, for each field")
  @APIResponse(
      responseCode = "200",
      description = "The policy in force",
      content = @Content(schema = @Schema(implementation = PolicyView.class)))
  public RestResponse<Object> policy() {
    return answer(policies.current());
  }

  @PUT
  @Path("/survivorship-policy")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "changeSurvivorshipPolicy",
      summary = "Decides which source wins",
      description = "A golden record follows the new policy when one of its sources changes next.")
  @APIResponse(
      responseCode = "200",
      description = "The policy in force from now on",
      content = @Content(schema = @Schema(implementation = PolicyView.class)))
  public RestResponse<Object> change(
      @Nullable PolicyInput input, @RestHeader("If-Match") @Nullable String ifMatch) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    return answer(policies.change(input, ETags.required(ifMatch), caller.get().actor()));
  }

  private static RestResponse<Object> answer(VersionedPolicy policy) {
    return RestResponse.ResponseBuilder.<Object>ok(PolicyView.of(policy))
        .header("ETag", ETags.of(policy.version()))
        .build();
  }
}
