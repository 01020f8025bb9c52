package dev.mingce.customer.identifier;

import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Page;
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

/** What each type of identifier promises. */
@Path("/v1/identifier-types")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "identifier types")
@RunOnVirtualThread
public class IdentifierTypeResource {
  private final IdentifierTypeService types;
  private final CurrentCaller caller;

  IdentifierTypeResource(IdentifierTypeService types, CurrentCaller caller) {
    this.types = types;
    this.caller = caller;
  }

  @GET
  @PermissionsAllowed("customer:read")
  @Operation(operationId = "listIdentifierTypes", summary = "All types of identifiers")
  @APIResponse(responseCode = "200", description = "The registry")
  public Page<IdentifierTypeView> list() {
    return new Page<>(types.all(), null, null);
  }

  @GET
  @Path("/{code}")
  @PermissionsAllowed("customer:read")
  @Operation(operationId = "getIdentifierType", summary = "One type of identifier")
  @APIResponse(
      responseCode = "200",
      description = "The type",
      content = @Content(schema = @Schema(implementation = IdentifierTypeView.class)))
  public RestResponse<Object> one(
      @RestPath @Parameter(description = "Code of the type", example = "membership-number")
          String code) {
    return answer(types.one(code));
  }

  @PATCH
  @Path("/{code}")
  @Consumes("application/merge-patch+json")
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "changeIdentifierType",
      summary = "Changes what a type promises",
      description =
          "Making a type unique claims every value there is, and is refused while two customers"
              + " have one value. What is left out stays as it is.")
  @APIResponse(
      responseCode = "200",
      description = "The type afterwards",
      content = @Content(schema = @Schema(implementation = IdentifierTypeView.class)))
  @Answers("values-shared")
  public RestResponse<Object> change(
      @RestPath @Parameter(description = "Code of the type", example = "membership-number")
          String code,
      @Nullable IdentifierTypeInput input,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    return answer(types.change(code, ETags.required(ifMatch), input, caller.get().actor()));
  }

  private static RestResponse<Object> answer(IdentifierTypeView type) {
    return RestResponse.ResponseBuilder.<Object>ok(type)
        .header("ETag", ETags.of(type.version()))
        .build();
  }
}
