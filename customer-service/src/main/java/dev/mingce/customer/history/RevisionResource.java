package dev.mingce.customer.history;

import dev.mingce.customer.record.Revision;
import dev.mingce.customer.record.VisibilityService;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Page;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The versions of a customer. A merged customer keeps its own. */
@Path("/v1/customers/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history")
@RunOnVirtualThread
@PermissionsAllowed("customer:read")
public class RevisionResource {
  private final HistoryService history;

  RevisionResource(HistoryService history) {
    this.history = history;
  }

  @GET
  @Operation(
      operationId = "listRevisions",
      summary = "The versions of a customer, newest first",
      description = "Who made each, when, why and which fields changed; no values.")
  @APIResponse(responseCode = "200", description = "A page of versions")
  public Page<Revision> list(
      @RestPath String id, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return history.list(VisibilityService.id(id), limit, cursor);
  }

  @GET
  @Path("/{version}")
  @Operation(
      operationId = "getRevision",
      summary = "One version of a customer, masked",
      description = "Revealed like the customer itself, and recorded like it.")
  @APIResponse(responseCode = "200", description = "The customer as it was")
  @Answers({"purpose-required", "customer-erased"})
  public RevisionView one(
      @RestPath String id,
      @RestPath @Parameter(description = "Version of the customer, from 1", example = "2")
          String version,
      @RestHeader("Accept-Mask")
          @Parameter(description = "none for the values themselves", example = "none")
          @Nullable String acceptMask,
      @RestHeader("Purpose")
          @Parameter(description = "What the values are needed for", example = "support")
          @Nullable String purpose) {
    return history.one(VisibilityService.id(id), version, purpose, "none".equals(acceptMask));
  }

  @GET
  @Path("/diff")
  @Operation(
      operationId = "compareRevisions",
      summary = "What differs between two versions, masked",
      description =
          "Values are compared as they are and shown masked, unless they are revealed; each version"
              + " that is revealed is recorded.")
  @APIResponse(responseCode = "200", description = "The places that differ")
  @Answers({"purpose-required", "customer-erased"})
  public RevisionDiff diff(
      @RestPath String id,
      @RestQuery @Parameter(description = "Version to compare from", required = true, example = "1")
          @Nullable String from,
      @RestQuery @Parameter(description = "Version to compare to", required = true, example = "2")
          @Nullable String to,
      @RestHeader("Accept-Mask")
          @Parameter(description = "none for the values themselves", example = "none")
          @Nullable String acceptMask,
      @RestHeader("Purpose")
          @Parameter(description = "What the values are needed for", example = "support")
          @Nullable String purpose) {
    return history.diff(
        VisibilityService.id(id),
        from == null ? "" : from,
        to == null ? "" : to,
        purpose,
        "none".equals(acceptMask));
  }
}
