package dev.mingce.customer.dryrun;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a dry run found. */
@Path("/v1/jobs/{id}/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "data standards")
@RunOnVirtualThread
@PermissionsAllowed("standard:write")
public class DryRunReportResource {
  private final DryRunService dryRuns;

  DryRunReportResource(DryRunService dryRuns) {
    this.dryRuns = dryRuns;
  }

  @GET
  @Operation(
      operationId = "getDryRunReport",
      summary = "What a standard would refuse",
      description =
          "Counts for each rule, source and owner unit, and a few records for each rule with masked"
              + " values; of the units that the caller may see. It can be read while the job runs.")
  @APIResponse(responseCode = "200", description = "The report")
  public DryRunReport report(@RestPath String id, @Context HttpHeaders headers) {
    return dryRuns.report(id, headers.getAcceptableLanguages());
  }
}
