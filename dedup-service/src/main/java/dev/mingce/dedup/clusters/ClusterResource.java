package dev.mingce.dedup.clusters;

import dev.mingce.kit.api.Answers;
import dev.mingce.kit.web.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Customers that are taken to be one. */
@Path("/v1/clusters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clusters")
@RunOnVirtualThread
@PermissionsAllowed({"customer:read", "steward:decide"})
public class ClusterResource {

  private final ClusterService clusters;

  ClusterResource(ClusterService clusters) {
    this.clusters = clusters;
  }

  /** The clusters that were asked for. */
  @Schema(name = "ClusterList")
  record ClusterList(List<ClusterView> items) {}

  @GET
  @Operation(
      operationId = "listClusters",
      summary = "The cluster of a customer",
      description = "None when the customer stands alone.")
  @APIResponse(
      responseCode = "200",
      description = "The cluster, or none",
      content = @Content(schema = @Schema(implementation = ClusterList.class)))
  @Answers("not-found")
  public ClusterList list(
      @RestQuery
          @Parameter(description = "The customer", example = "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21")
          @Nullable String customerId) {
    return new ClusterList(clusters.ofCustomer(customerId));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getCluster",
      summary = "One cluster",
      description =
          "Its id stays while members come and go. Of one that has ended, the cluster that"
              + " continues it.")
  @APIResponse(
      responseCode = "200",
      description = "The cluster",
      content = @Content(schema = @Schema(implementation = ClusterView.class)))
  @Answers("not-found")
  public RestResponse<ClusterView> one(@RestPath String id) {
    ClusterView view = clusters.one(id);
    return RestResponse.ResponseBuilder.ok(view).header("ETag", ETags.of(view.version())).build();
  }
}
