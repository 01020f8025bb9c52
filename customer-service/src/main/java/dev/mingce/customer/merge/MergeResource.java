package dev.mingce.customer.merge;

import dev.mingce.customer.record.VisibilityService;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Several records of one customer become one, and several again. */
@Path("/v1/customers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "merges")
@RunOnVirtualThread
public class MergeResource {
  private final MergeService merges;
  private final UnmergeService unmerges;

  MergeResource(MergeService merges, UnmergeService unmerges) {
    this.merges = merges;
    this.unmerges = unmerges;
  }

  @POST
  @Path("/merge-preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("customer:merge")
  @Operation(
      operationId = "previewMerge",
      summary = "What a merge would make",
      description =
          "The golden record that would result, masked; what differs; what speaks against.")
  @APIResponse(responseCode = "200", description = "The preview; nothing was written")
  @Answers({"merge-chain", "merge-cycle", "customer-erased"})
  public MergePreview preview(@RestPath String id, @Nullable MergeInput input) {
    return merges.preview(VisibilityService.id(id), input);
  }

  @POST
  @Path("/merge")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("customer:merge")
  @Operation(
      operationId = "mergeCustomers",
      summary = "Merges up to 50 customers into this one",
      description =
          "Their source records are linked to this one, and their ids answer 308 to it. A merge"
              + " that something speaks against is refused, and the refusal is kept.")
  @APIResponse(
      responseCode = "200",
      description = "The merge",
      content = @Content(schema = @Schema(implementation = MergeView.class)))
  @Answers({"merge-blocked", "merge-chain", "merge-cycle", "identifier-taken", "customer-erased"})
  public RestResponse<Object> merge(
      @RestPath String id,
      @Nullable MergeInput input,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    return merges.merge(VisibilityService.id(id), input, ifMatch, idempotencyKey).toResponse();
  }

  @POST
  @Path("/unmerge")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("customer:merge")
  @Operation(
      operationId = "unmergeCustomers",
      summary = "Takes a merge back",
      description =
          "Each side becomes what its own records say, edits made since among them, as if the merge"
              + " had never been. They are then known not to be duplicates.")
  @APIResponse(
      responseCode = "200",
      description = "The merge, and what was edited while it lasted",
      content = @Content(schema = @Schema(implementation = UnmergeReport.class)))
  @Answers({"merge-not-executed", "identifier-taken", "customer-erased"})
  public RestResponse<Object> unmerge(
      @RestPath String id,
      @Nullable UnmergeInput input,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    return unmerges.unmerge(VisibilityService.id(id), input, ifMatch, idempotencyKey).toResponse();
  }

  @GET
  @Path("/merges")
  @PermissionsAllowed("customer:read")
  @Operation(
      operationId = "listMerges",
      summary = "The merges of a customer, newest first",
      description = "Those that wait, were refused or taken back among them.")
  @APIResponse(responseCode = "200", description = "Up to 200 merges")
  public Page<MergeView> list(@RestPath String id) {
    return new Page<>(merges.of(VisibilityService.id(id)), null, null);
  }
}
