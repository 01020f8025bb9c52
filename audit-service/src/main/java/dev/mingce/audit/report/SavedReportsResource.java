package dev.mingce.audit.report;

import dev.mingce.kit.Ids;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Looks at the log that are taken again and again. */
@Path("/v1/audit/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("audit:read")
@Tag(name = "audit reports")
public class SavedReportsResource {
  private final SavedReportService reports;
  private final ReportRunService runs;
  private final CurrentCaller caller;
  private final RequestDigest digest;

  SavedReportsResource(
      SavedReportService reports,
      ReportRunService runs,
      CurrentCaller caller,
      RequestDigest digest) {
    this.reports = reports;
    this.runs = runs;
    this.caller = caller;
    this.digest = digest;
  }

  @GET
  @Operation(operationId = "listAuditReports", summary = "Lists saved reports, newest first")
  @APIResponse(responseCode = "200", description = "A page of reports")
  public Page<SavedReport> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return reports.list(Limits.of(limit), cursor);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("audit:review")
  @Operation(
      operationId = "createAuditReport",
      summary = "Saves a report",
      description =
          "What a report other than access-review finds is raised as an alert. Recorded as"
              + " audit.report-saved.")
  @APIResponse(
      responseCode = "201",
      description = "Saved",
      content = @Content(schema = @Schema(implementation = SavedReport.class)))
  public RestResponse<SavedReport> create(
      @RestHeader("Idempotency-Key") @Nullable String key, @Nullable ReportInput report) {
    SavedReportService.Saved saved = reports.create(caller.get(), report, key, digest.value());
    RestResponse.ResponseBuilder<SavedReport> answer =
        RestResponse.ResponseBuilder.<SavedReport>created(
                URI.create("/v1/audit/reports/" + saved.report().id()))
            .entity(saved.report())
            .header("ETag", ETags.of(saved.report().version()));
    return (saved.replayed() ? answer.header("Idempotency-Replayed", "true") : answer).build();
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getAuditReport", summary = "Gets one saved report")
  @APIResponse(responseCode = "200", description = "The report")
  public RestResponse<SavedReport> get(@PathParam("id") String id) {
    return tagged(reports.find(id(id)).orElseThrow(ProblemException::notFound));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("audit:review")
  @Operation(
      operationId = "replaceAuditReport",
      summary = "Replaces a saved report",
      description = "Recorded as audit.report-changed.")
  @APIResponse(responseCode = "200", description = "The report")
  public RestResponse<SavedReport> replace(
      @PathParam("id") String id,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @Nullable ReportInput report) {
    return tagged(reports.replace(caller.get(), id(id), ifMatch, report));
  }

  @DELETE
  @Path("/{id}")
  @PermissionsAllowed("audit:review")
  @Operation(
      operationId = "deleteAuditReport",
      summary = "Removes a saved report; what it found stays",
      description = "Recorded as audit.report-removed.")
  @APIResponse(responseCode = "204", description = "Removed")
  public void delete(@PathParam("id") String id, @RestHeader("If-Match") @Nullable String ifMatch) {
    reports.delete(caller.get(), id(id), ifMatch);
  }

  @POST
  @Path("/{id}/runs")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("audit:review")
  @Operation(
      operationId = "runAuditReport",
      summary = "Takes a saved report now",
      description = "At most 366 days. Recorded as audit.report-run.")
  @APIResponse(
      responseCode = "201",
      description = "What was found",
      content = @Content(schema = @Schema(implementation = ReportRun.class)))
  public RestResponse<ReportRun> run(
      @PathParam("id") String id,
      @RestHeader("Idempotency-Key") @Nullable String key,
      @Nullable RunInput run) {
    ReportRunService.Taken taken = runs.run(caller.get(), id(id), run, key, digest.value());
    RestResponse.ResponseBuilder<ReportRun> answer =
        RestResponse.ResponseBuilder.<ReportRun>created(
                URI.create("/v1/audit/reports/" + id + "/runs/" + taken.run().id()))
            .entity(taken.run());
    return (taken.replayed() ? answer.header("Idempotency-Replayed", "true") : answer).build();
  }

  @GET
  @Path("/{id}/runs")
  @Operation(
      operationId = "listAuditReportRuns",
      summary = "Lists what a saved report found, newest first",
      description = "Every call is itself recorded as audit.read.")
  @APIResponse(responseCode = "200", description = "A page of runs")
  public Page<ReportRun> listRuns(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return reports.runs(caller.get(), id(id), Limits.of(limit), cursor);
  }

  @GET
  @Path("/{id}/runs/{runId}")
  @Operation(
      operationId = "getAuditReportRun",
      summary = "Gets what a saved report found once",
      description = "Every call is itself recorded as audit.read.")
  @APIResponse(responseCode = "200", description = "The run")
  public ReportRun getRun(
      @PathParam("id") String id,
      @PathParam("runId")
          @Parameter(description = "The run", example = "01936f2a-7d00-7aaa-8bbb-0000000000b1")
          String runId) {
    return reports.run(caller.get(), id(id), id(runId)).orElseThrow(ProblemException::notFound);
  }

  private static UUID id(String text) {
    return Ids.parse(text).orElseThrow(ProblemException::notFound);
  }

  private static RestResponse<SavedReport> tagged(SavedReport report) {
    return RestResponse.ResponseBuilder.ok(report)
        .header("ETag", ETags.of(report.version()))
        .build();
  }
}
