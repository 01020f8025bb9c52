package dev.mingce.customer.job;

import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Long work: where it is, and ending it. */
@Path("/v1/jobs")
@Tag(name = "jobs")
@RunOnVirtualThread
@PermissionsAllowed({"customer:import", "standard:write"})
public class JobResource {
  private final JobService jobs;
  private final JobProgressStream progress;

  JobResource(JobService jobs, JobProgressStream progress) {
    this.jobs = jobs;
    this.progress = progress;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listJobs",
      summary = "Jobs of the caller and of its units, newest first")
  public Page<JobView> list(
      @RestQuery
          @Parameter(
              description = "Only jobs in this state",
              example = "running",
              schema = @Schema(enumeration = {"queued", "running", "done", "failed", "cancelled"}))
          @Nullable String state,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable Integer limit) {
    return jobs.list(state, cursor, limit);
  }

  @GET
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getJob",
      summary = "One job",
      description = "For its creator and callers that see its unit.")
  @APIResponse(responseCode = "200", description = "How far it is")
  public JobView one(@RestPath String id) {
    return jobs.visible(id);
  }

  @POST
  @Path("/{id}/cancel")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "cancelJob",
      summary = "Cancels a job",
      description = "What is finished stays. Needs no key: a job ends once.")
  @APIResponse(responseCode = "200", description = "Cancelled")
  @Answers("job-finished")
  public JobView cancel(@RestPath String id) {
    return jobs.cancel(id);
  }

  @GET
  @Path("/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "streamJobEvents",
      summary = "Progress of a job until it ends, as server-sent events",
      description = "Events are named progress and, the last one, ended; the data is the job.")
  @APIResponse(
      responseCode = "200",
      description = "Events until the job ends",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  public void events(@RestPath String id, @Context Sse sse, @Context SseEventSink sink) {
    progress.send(jobs.visible(id), sse, sink);
  }
}
