package dev.mingce.customer.search;

import dev.mingce.kit.api.Answers;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import dev.mingce.kit.web.RequestDigest;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Searches that somebody keeps. */
@Path("/v1/saved-queries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "saved queries")
@RunOnVirtualThread
public class SavedQueryResource {
  private final SavedQueryService queries;
  private final CurrentCaller currentCaller;
  private final RequestDigest digest;

  SavedQueryResource(SavedQueryService queries, CurrentCaller currentCaller, RequestDigest digest) {
    this.queries = queries;
    this.currentCaller = currentCaller;
    this.digest = digest;
  }

  @GET
  @PermissionsAllowed("customer:read")
  @Operation(
      operationId = "listSavedQueries",
      summary = "The caller's saved queries and those shared with its units")
  @APIResponse(responseCode = "200", description = "A page, oldest first")
  public Page<SavedQueryView> list(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return queries.list(currentCaller.get(), limit, cursor);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("customer:read")
  @Operation(
      operationId = "saveQuery",
      summary = "Keeps a search",
      description =
          "Refused where it asks for a name, a number or an address: it would be kept beyond the"
              + " erasure of whom it names. Ask for those when it is run.")
  @APIResponse(
      responseCode = "201",
      description = "Kept",
      content = @Content(schema = @Schema(implementation = SavedQueryView.class)))
  @Answers("unit-not-permitted")
  public RestResponse<Object> create(
      @Nullable SavedQueryInput input,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    Caller caller = currentCaller.get();
    return queries
        .create(
            input,
            caller,
            IdempotentRequest.of(
                caller.subject(), "POST /v1/saved-queries", idempotencyKey, digest.value()))
        .toResponse();
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed("customer:read")
  @Operation(operationId = "getSavedQuery", summary = "One saved query")
  @APIResponse(
      responseCode = "200",
      description = "The query",
      content = @Content(schema = @Schema(implementation = SavedQueryView.class)))
  public RestResponse<Object> get(@RestPath String id) {
    return answer(queries.one(id, currentCaller.get()));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("customer:read")
  @Operation(
      operationId = "replaceSavedQuery",
      summary = "Replaces a saved query",
      description = "Its owner only.")
  @APIResponse(
      responseCode = "200",
      description = "The new version",
      content = @Content(schema = @Schema(implementation = SavedQueryView.class)))
  @Answers("unit-not-permitted")
  public RestResponse<Object> replace(
      @RestPath String id,
      @Nullable SavedQueryInput input,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    return answer(queries.replace(id, ETags.required(ifMatch), input, currentCaller.get()));
  }

  @DELETE
  @Path("/{id}")
  @PermissionsAllowed("customer:read")
  @Operation(
      operationId = "deleteSavedQuery",
      summary = "Deletes a saved query",
      description = "Its owner only.")
  @APIResponse(responseCode = "204", description = "Deleted")
  public void delete(@RestPath String id, @RestHeader("If-Match") @Nullable String ifMatch) {
    queries.delete(id, ETags.required(ifMatch), currentCaller.get());
  }

  private static RestResponse<Object> answer(SavedQueryView query) {
    return RestResponse.ResponseBuilder.<Object>ok(query)
        .header("ETag", ETags.of(query.version()))
        .build();
  }
}
