package dev.mingce.audit.alert;

import dev.mingce.kit.Ids;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What in the log wants looking at. */
@Path("/v1/audit/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("audit:read")
@Tag(name = "audit reports")
public class AlertsResource {
  private final AlertService alerts;
  private final CurrentCaller caller;

  AlertsResource(AlertService alerts, CurrentCaller caller) {
    this.alerts = alerts;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listAuditAlerts",
      summary = "Lists what wants looking at, newest first",
      description = "Every call is itself recorded as audit.read.")
  @APIResponse(responseCode = "200", description = "A page of alerts")
  public Page<Alert> list(
      @QueryParam("state")
          @Parameter(
              description = "open: only those that nobody has looked at",
              example = "open",
              schema = @Schema(enumeration = {"open", "all"}))
          @Nullable String state,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (state != null && !state.equals("open") && !state.equals("all")) {
      throw new ProblemException(
          KitError.INVALID_PARAMETER, List.of(Violation.at("?state", "invalid-value")));
    }
    return alerts.list(caller.get(), "open".equals(state), Limits.of(limit), cursor);
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getAuditAlert",
      summary = "Gets one alert",
      description = "Every call is itself recorded as audit.read.")
  @APIResponse(responseCode = "200", description = "The alert")
  public RestResponse<Alert> get(@PathParam("id") String id) {
    return tagged(
        Ids.parse(id)
            .flatMap(alert -> alerts.find(caller.get(), alert))
            .orElseThrow(ProblemException::notFound));
  }

  @PUT
  @Path("/{id}/review")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("audit:review")
  @Operation(
      operationId = "reviewAuditAlert",
      summary = "Keeps that somebody looked at an alert, and what came of it",
      description = "Recorded as audit.alert-reviewed with the note.")
  @APIResponse(responseCode = "200", description = "The alert")
  public RestResponse<Alert> review(
      @PathParam("id") String id,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @Nullable AlertReview review) {
    return tagged(
        alerts.review(
            caller.get(), Ids.parse(id).orElseThrow(ProblemException::notFound), ifMatch, review));
  }

  private static RestResponse<Alert> tagged(Alert alert) {
    return RestResponse.ResponseBuilder.ok(alert).header("ETag", ETags.of(alert.version())).build();
  }
}
