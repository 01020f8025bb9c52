package dev.mingce.dedup.job;

import dev.mingce.dedup.IdempotentPosts;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.web.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Long work on a whole base. */
@Path("/v1/match-jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "match-jobs")
@RunOnVirtualThread
public class JobResource {

  private final JobService jobs;

  JobResource(JobService jobs) {
    this.jobs = jobs;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "rematch",
      summary = "Compares a whole base anew, without any effect",
      description =
          "Under a candidate model or the one in force. When it is ready, its report says which links would"
              + " come and go; promoting it makes them count. It goes on after a crash.")
  @APIResponse(
      responseCode = "202",
      description = "Queued; Location is the job",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  public RestResponse<Object> rematch(
      @Nullable JobInput input, @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    return IdempotentPosts.response(jobs.rematch(input, idempotencyKey));
  }

  @GET
  @PermissionsAllowed({"steward:decide", "standard:write"})
  @Operation(operationId = "listMatchJobs", summary = "Trainings and re-matches, newest first")
  @APIResponse(responseCode = "200", description = "A page")
  public Page<JobView> list(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return jobs.list(limit, cursor);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed({"steward:decide", "standard:write"})
  @Operation(operationId = "getMatchJob", summary = "How far a job is, and its report")
  @APIResponse(
      responseCode = "200",
      description = "The job",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  public RestResponse<JobView> one(@RestPath String id) {
    JobView view = jobs.one(id);
    return RestResponse.ResponseBuilder.ok(view).header("ETag", ETags.of(view.version())).build();
  }

  @POST
  @Path("/{id}/cancel")
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "cancelMatchJob",
      summary = "Cancels a job",
      description = "Needs no key: a job ends once.")
  @APIResponse(responseCode = "200", description = "Cancelled")
  @Answers("job-finished")
  public JobView cancel(@RestPath String id) {
    return jobs.cancel(id);
  }

  @POST
  @Path("/{id}/promote")
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "promoteMatchJob",
      summary = "Lets a re-match count",
      description =
          "Its model comes in force and all customers of its kind are decided about under it, in the"
              + " background. What people asserted stays.")
  @APIResponse(
      responseCode = "200",
      description = "Promoted",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  @Answers("job-not-ready")
  public RestResponse<Object> promote(
      @RestPath String id,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    return IdempotentPosts.response(jobs.promote(id, ifMatch, idempotencyKey));
  }
}
