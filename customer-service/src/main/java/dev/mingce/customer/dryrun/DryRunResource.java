package dev.mingce.customer.dryrun;

import dev.mingce.customer.job.JobView;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.idempotency.StoredAnswer;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Trying a standard out. */
@Path("/v1/standards/{standard}/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "data standards")
@RunOnVirtualThread
@PermissionsAllowed("standard:write")
public class DryRunResource {
  private final DryRunService dryRuns;

  DryRunResource(DryRunService dryRuns) {
    this.dryRuns = dryRuns;
  }

  @POST
  @Operation(
      operationId = "dryRunStandard",
      summary = "Tries a standard out on live records",
      description =
          "A job over the active records of the caller's units; it changes nothing. The report of"
              + " the job tells what the standard, as it is now, would refuse.")
  @APIResponse(
      responseCode = "202",
      description = "The job",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  @Answers("standard-retired")
  public RestResponse<Object> begin(
      @RestPath
          @Parameter(
              description = "Id of the version",
              example = "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21")
          String standard,
      @RestHeader("Idempotency-Key") @Nullable String key) {
    StoredAnswer answer = dryRuns.begin(standard, key);
    RestResponse.ResponseBuilder<Object> response =
        RestResponse.ResponseBuilder.create(
            RestResponse.Status.fromStatusCode(answer.status()), (Object) answer.body());
    answer.headers().forEach(response::header);
    return response.type(MediaType.APPLICATION_JSON_TYPE).build();
  }
}
