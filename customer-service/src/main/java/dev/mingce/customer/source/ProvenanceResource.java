package dev.mingce.customer.source;

import dev.mingce.customer.record.VisibilityService;
import dev.mingce.kit.api.Answers;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where the values of a customer come from. A resource of its own: of two resources whose paths fit
 * a request, only the one with the longer path is asked.
 */
@Path("/v1/customers/{id}/provenance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources")
@RunOnVirtualThread
public class ProvenanceResource {
  private final SourceService sources;

  ProvenanceResource(SourceService sources) {
    this.sources = sources;
  }

  @GET
  @PermissionsAllowed("customer:read")
  @Operation(
      operationId = "explainCustomer",
      summary = "Where each value of a customer comes from",
      description = "The source, the rule that decided and the rivals of each value; no values.")
  @APIResponse(responseCode = "200", description = "The sources and the origin of each value")
  @Answers("customer-erased")
  public Provenance provenance(@RestPath String id) {
    return sources.provenance(VisibilityService.id(id));
  }
}
