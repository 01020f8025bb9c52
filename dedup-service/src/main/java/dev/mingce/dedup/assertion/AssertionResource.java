package dev.mingce.dedup.assertion;

import dev.mingce.dedup.IdempotentPosts;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.web.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What people say of pairs; it outweighs every model and stays when models change. */
@Path("/v1/assertions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assertions")
@RunOnVirtualThread
@PermissionsAllowed("steward:decide")
public class AssertionResource {

  private final AssertionService assertions;

  AssertionResource(AssertionService assertions) {
    this.assertions = assertions;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "assertPair",
      summary = "Says that two customers are one, or two",
      description =
          "A later assertion of the same pair takes the place of the earlier one. must-link asks"
              + " customer-service to merge; cannot-link withdraws what was suspected.")
  @APIResponse(
      responseCode = "201",
      description = "The assertion",
      content = @Content(schema = @Schema(implementation = AssertionView.class)))
  @Answers({"not-found", "assertion-contradiction", "other-kind"})
  public RestResponse<Object> say(
      @Nullable AssertionInput input,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    return IdempotentPosts.response(assertions.say(input, idempotencyKey));
  }

  @GET
  @Operation(
      operationId = "listAssertions",
      summary = "What people said, in the order in which they first did",
      description = "Only of pairs of which the caller may see both; a page may be short of such.")
  @APIResponse(responseCode = "200", description = "A page")
  @Answers("not-found")
  public Page<AssertionView> list(
      @RestQuery
          @Parameter(
              description = "Only of this customer",
              example = "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21")
          @Nullable String customerId,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return assertions.list(customerId, limit, cursor);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getAssertion", summary = "One assertion")
  @APIResponse(
      responseCode = "200",
      description = "The assertion",
      content = @Content(schema = @Schema(implementation = AssertionView.class)))
  public RestResponse<AssertionView> one(@RestPath String id) {
    AssertionView view = assertions.one(id);
    return RestResponse.ResponseBuilder.ok(view).header("ETag", ETags.of(view.version())).build();
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "deleteAssertion",
      summary = "Takes an assertion back",
      description = "Matching decides about the pair again.")
  @APIResponse(responseCode = "204", description = "Taken back")
  public void takeBack(@RestPath String id, @RestHeader("If-Match") @Nullable String ifMatch) {
    assertions.takeBack(id, ifMatch);
  }
}
