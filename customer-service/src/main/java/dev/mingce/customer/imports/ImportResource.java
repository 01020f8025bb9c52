package dev.mingce.customer.imports;

import dev.mingce.customer.job.JobView;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.idempotency.StoredAnswer;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Imports of delimited files. */
@Path("/v1/imports")
@Tag(name = "imports")
@RunOnVirtualThread
@PermissionsAllowed("customer:import")
public class ImportResource {
  private final ImportService imports;
  private final UploadReader uploads;

  ImportResource(ImportService imports, UploadReader uploads) {
    this.imports = imports;
    this.uploads = uploads;
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "importCustomers",
      summary = "Imports customers from a delimited file",
      description =
          "Parts: file (CSV in UTF-8, GB18030 or UTF-16 with a mark, at most 100 MB), mapping (JSON:"
              + " columns to fields, with kind, owner and country of rows that say nothing), options"
              + " (JSON, optional: delimiter, encoding). The import guide explains all of it.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      requiredProperties = {"file", "mapping"},
                      properties = {
                        @SchemaProperty(name = "file", type = SchemaType.STRING, format = "binary"),
                        @SchemaProperty(name = "mapping", implementation = ImportMapping.class),
                        @SchemaProperty(name = "options", implementation = ImportOptions.class)
                      })))
  @APIResponse(
      responseCode = "202",
      description = "The job that imports it",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  @Answers({
    "import-unreadable",
    "import-empty",
    "import-too-large",
    "mapping-invalid",
    "malformed-json",
    "validation-failed",
    "unit-not-permitted"
  })
  public RestResponse<Object> begin(
      MultipartFormDataInput form, @RestHeader("Idempotency-Key") @Nullable String key) {
    StoredAnswer answer = uploads.with(form, upload -> imports.begin(upload, key));
    RestResponse.ResponseBuilder<Object> response =
        RestResponse.ResponseBuilder.create(
            RestResponse.Status.fromStatusCode(answer.status()), (Object) answer.body());
    answer.headers().forEach(response::header);
    return response.type(MediaType.APPLICATION_JSON_TYPE).build();
  }
}
