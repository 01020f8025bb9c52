package dev.mingce.customer.imports;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The rows of an import that had faults. */
@Path("/v1/jobs")
@Tag(name = "jobs")
@RunOnVirtualThread
@PermissionsAllowed("customer:import")
public class ImportReportResource {
  private final ImportReportService reports;

  ImportReportResource(ImportReportService reports) {
    this.reports = reports;
  }

  @GET
  @Path("/{id}/report")
  @Produces("text/csv")
  @Operation(
      operationId = "getImportReport",
      summary = "Rows of an import with faults, as CSV",
      description = "UTF-8 with a byte-order mark; texts by Accept-Language (zh-CN, en).")
  @APIResponse(
      responseCode = "200",
      description = "One line for each fault",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
  public RestResponse<StreamingOutput> report(@RestPath String id, @Context HttpHeaders headers) {
    return RestResponse.ResponseBuilder.ok(reports.report(id, headers.getAcceptableLanguages()))
        .header("Content-Type", "text/csv; charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"import-report.csv\"")
        .build();
  }
}
