package dev.mingce.audit.review;

import dev.mingce.kit.Ids;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.RequestDigest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The periodic security report. */
@Path("/v1/audit/reports/security")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("audit:read")
@Tag(name = "audit reports")
public class SecurityReportsResource {
  private static final String PDF = "application/pdf";

  private final SecurityReportService reports;
  private final CurrentCaller caller;
  private final RequestDigest digest;

  SecurityReportsResource(
      SecurityReportService reports, CurrentCaller caller, RequestDigest digest) {
    this.reports = reports;
    this.caller = caller;
    this.digest = digest;
  }

  @GET
  @Operation(operationId = "listSecurityReports", summary = "Lists security reports, newest first")
  @APIResponse(responseCode = "200", description = "A page of reports")
  public Page<SecurityReport> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return reports.list(Limits.of(limit), cursor);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("audit:review")
  @Operation(
      operationId = "requestSecurityReport",
      summary = "Asks for a security report",
      description =
          "It is made within a minute or as long as checking the whole log takes; that of the month"
              + " before is made by itself. Recorded as audit.security-report with its hashes.")
  @APIResponse(
      responseCode = "202",
      description = "It will be made",
      content = @Content(schema = @Schema(implementation = SecurityReport.class)))
  public RestResponse<SecurityReport> request(
      @RestHeader("Idempotency-Key") @Nullable String key, @Nullable SecurityReportInput report) {
    SecurityReportService.Requested requested =
        reports.request(caller.get(), report, key, digest.value());
    RestResponse.ResponseBuilder<SecurityReport> answer =
        RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, requested.report())
            .location(URI.create("/v1/audit/reports/security/" + requested.report().id()));
    return (requested.replayed() ? answer.header("Idempotency-Replayed", "true") : answer).build();
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getSecurityReport", summary = "Says how far a security report is")
  @APIResponse(responseCode = "200", description = "The report")
  public SecurityReport get(@PathParam("id") String id) {
    return reports.find(id(id)).orElseThrow(ProblemException::notFound);
  }

  @GET
  @Path("/{id}/content")
  @PermissionsAllowed("audit:export")
  @Operation(
      operationId = "getSecurityReportContent",
      summary = "Downloads a security report as JSON",
      description = "Every call is itself recorded as audit.export.")
  @APIResponse(
      responseCode = "200",
      description = "The report, byte for byte as it was hashed",
      content = @Content(schema = @Schema(implementation = SecurityReportContent.class)))
  public Response content(@PathParam("id") String id) {
    return Response.ok(
            reports.content(caller.get(), id(id)).orElseThrow(ProblemException::notFound))
        .type(MediaType.APPLICATION_JSON)
        .build();
  }

  @GET
  @Path("/{id}/pdf")
  @Produces(PDF)
  @PermissionsAllowed("audit:export")
  @Operation(
      operationId = "getSecurityReportPdf",
      summary = "Downloads a security report as PDF",
      description = "In English. Every call is itself recorded as audit.export.")
  @APIResponse(
      responseCode = "200",
      description = "The report, byte for byte as it was hashed",
      content =
          @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response pdf(@PathParam("id") String id) {
    return Response.ok(reports.pdf(caller.get(), id(id)).orElseThrow(ProblemException::notFound))
        .header("Content-Disposition", "attachment; filename=\"security-report.pdf\"")
        .build();
  }

  private static UUID id(String text) {
    return Ids.parse(text).orElseThrow(ProblemException::notFound);
  }
}
