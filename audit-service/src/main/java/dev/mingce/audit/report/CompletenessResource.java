package dev.mingce.audit.report;

import dev.mingce.kit.security.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether anything was kept from the log. */
@Path("/v1/audit/reports/completeness")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("audit:read")
@Tag(name = "audit reports")
public class CompletenessResource {
  private final ReportService reports;
  private final CurrentCaller caller;

  CompletenessResource(ReportService reports, CurrentCaller caller) {
    this.reports = reports;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getCompletenessReport",
      summary = "Names every version of a customer that has no entry although a later one has",
      description =
          "Versions are gap-free, so a missing one is a change that was kept from the log. Those of"
              + " the last minute may be on their way and are not named; at most 1,000 gaps are,"
              + " oldest first. sources says how far what each source sent is known to be there."
              + " Every call is itself recorded as audit.read.")
  @APIResponse(responseCode = "200", description = "The report")
  public CompletenessReport completeness() {
    return reports.completeness(caller.get());
  }
}
