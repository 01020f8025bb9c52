package dev.mingce.audit.query;

import dev.mingce.kit.security.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Entries to take away. */
@Path("/v1/audit/exports")
@RunOnVirtualThread
@PermissionsAllowed("audit:export")
@Tag(name = "audit log")
public class ExportsResource {
  private static final String ZIP = "application/zip";

  private final ExportService exports;
  private final CurrentCaller caller;

  ExportsResource(ExportService exports, CurrentCaller caller) {
    this.exports = exports;
    this.caller = caller;
  }

  @GET
  @Produces(ZIP)
  @Operation(
      operationId = "exportAuditEntries",
      summary = "Exports entries as NDJSON, CSV and OCSF with what proves them",
      description =
          "A zip, oldest first, at most 50,000 entries; export.json in it says whether more match."
              + " audit-verifier checks it without this service. limit, cursor and count mean"
              + " nothing here. Every call is itself recorded as audit.export.")
  @APIResponse(
      responseCode = "200",
      description = "The archive",
      content =
          @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response export(@BeanParam EntryParameters parameters) {
    ExportService.Archive archive = exports.export(caller.get(), parameters);
    StreamingOutput body = archive::writeTo;
    return Response.ok(body)
        .header("Content-Disposition", "attachment; filename=\"audit-entries.zip\"")
        .build();
  }
}
