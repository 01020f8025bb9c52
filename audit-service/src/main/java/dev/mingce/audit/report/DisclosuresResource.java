package dev.mingce.audit.report;

import dev.mingce.kit.Ids;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who saw a person's data. */
@Path("/v1/audit/disclosures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("audit:read")
@Tag(name = "audit reports")
public class DisclosuresResource {
  private final ReportService reports;
  private final CurrentCaller caller;

  DisclosuresResource(ReportService reports, CurrentCaller caller) {
    this.reports = reports;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listDisclosures",
      summary = "Lists who saw a customer's data, why and when, newest first",
      description = "Every call is itself recorded as audit.read.")
  @APIResponse(responseCode = "200", description = "A page of disclosures")
  public Page<Disclosure> list(
      @QueryParam("customerId")
          @Parameter(
              description = "The customer, required",
              example = "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21")
          @Nullable String customerId,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    UUID customer =
        Ids.parse(customerId == null ? "" : customerId)
            .orElseThrow(() ->
                new ProblemException(
                    KitError.INVALID_PARAMETER,
                    List.of(Violation.at("?customerId", "invalid-id"))));
    return reports.disclosures(caller.get(), customer, Limits.of(limit), cursor);
  }
}
