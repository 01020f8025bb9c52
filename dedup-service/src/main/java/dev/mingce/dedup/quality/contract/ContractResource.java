package dev.mingce.dedup.quality.contract;

import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** What was agreed about the quality of sources. */
@Path("/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "source contracts")
@RunOnVirtualThread
public class ContractResource {

  private final ContractService contracts;
  private final CurrentCaller caller;

  ContractResource(ContractService contracts, CurrentCaller caller) {
    this.contracts = contracts;
    this.caller = caller;
  }

  @GET
  @Path("/contracts")
  @PermissionsAllowed({"customer:read", "steward:decide", "source:write"})
  @Operation(operationId = "listSourceContracts", summary = "All contracts with their state")
  @APIResponse(responseCode = "200", description = "The contracts")
  public Page<ContractView> list() {
    return new Page<>(contracts.all(), null, null);
  }

  @GET
  @Path("/{system}/contract")
  @PermissionsAllowed({"customer:read", "steward:decide", "source:write"})
  @Operation(
      operationId = "getSourceContract",
      summary = "The contract of a source and whether it is in quarantine",
      description = "404 for a source without a contract, which is never in quarantine.")
  @APIResponse(
      responseCode = "200",
      description = "The contract",
      content = @Content(schema = @Schema(implementation = ContractView.class)))
  public RestResponse<Object> one(
      @RestPath @Parameter(description = "Code of the source", example = "crm") String system) {
    return answer(contracts.one(system));
  }

  @PUT
  @Path("/{system}/contract")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "putSourceContract",
      summary = "Agrees about the quality of a source",
      description =
          "If-Match of a contract that there is not yet is \"0\". Records count from the moment at"
              + " which there is a contract. A source in quarantine stays there.")
  @APIResponse(
      responseCode = "200",
      description = "The contract from now on",
      content = @Content(schema = @Schema(implementation = ContractView.class)))
  public RestResponse<Object> put(
      @RestPath @Parameter(description = "Code of the source", example = "crm") String system,
      @Nullable ContractInput input,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    return answer(contracts.put(system, input, ETags.required(ifMatch), caller.get().subject()));
  }

  @DELETE
  @Path("/{system}/contract")
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "removeSourceContract",
      summary = "Ends a contract, and with it a quarantine")
  @APIResponse(responseCode = "204", description = "There is no contract any more")
  public void remove(
      @RestPath @Parameter(description = "Code of the source", example = "crm") String system,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    contracts.remove(system, ETags.required(ifMatch));
  }

  @POST
  @Path("/{system}/contract/release")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("steward:decide")
  @Operation(
      operationId = "releaseSource",
      summary = "Lets a source out of quarantine",
      description = "What came in before counts no more. Needs no key: a version is released once.")
  @APIResponse(
      responseCode = "200",
      description = "The contract, open again",
      content = @Content(schema = @Schema(implementation = ContractView.class)))
  @Answers("conflict")
  public RestResponse<Object> release(
      @RestPath @Parameter(description = "Code of the source", example = "crm") String system,
      @Nullable ReleaseInput input,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    return answer(
        contracts.release(system, input, ETags.required(ifMatch), caller.get().subject()));
  }

  private static RestResponse<Object> answer(ContractView contract) {
    return RestResponse.ResponseBuilder.<Object>ok(contract)
        .header("ETag", ETags.of(contract.version()))
        .build();
  }
}
