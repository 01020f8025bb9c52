package dev.mingce.customer.job;

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
import org.jboss.resteasy.reactive.RestPath;

/** Long work: where it is, and ending it. */
@Path("/v1/jobs")
@RunOnVirtualThread
@PermissionsAllowed("customer:import")
public class JobResource {
  private final JobService jobs;
  private final JobProgressStream progress;

  JobResource(JobService jobs, JobProgressStream progress) {
    this.jobs = jobs;
    this.progress = progress;
  }

  @GET
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "One job",
      description =
          "Permission customer:import; for its creator and callers that see its unit. Problems: not-found.")
  public JobView one(@RestPath String id) {
    return jobs.visible(id);
  }

  @POST
  @Path("/{id}/cancel")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Cancels a job",
      description =
          "Permission customer:import. Rows that are finished stay. Problems: not-found, job-finished.")
  public JobView cancel(@RestPath String id) {
    return jobs.cancel(id);
  }

  @GET
  @Path("/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Progress of a job until it ends, as server-sent events",
      description =
          "Permission customer:import. Events are named progress and, the last one, ended. Problems: not-found.")
  public void events(@RestPath String id, @Context Sse sse, @Context SseEventSink sink) {
    progress.send(jobs.visible(id), sse, sink);
  }
}
