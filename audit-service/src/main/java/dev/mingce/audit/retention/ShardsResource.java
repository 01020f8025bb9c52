package dev.mingce.audit.retention;

import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The closed years of the log. */
@Path("/v1/audit/shards")
@RunOnVirtualThread
@PermissionsAllowed("audit:read")
@Tag(name = "audit retention")
public class ShardsResource {
  private final ShardService shards;

  ShardsResource(ShardService shards) {
    this.shards = shards;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listAuditShards",
      summary = "Lists the closed years of the log, newest first",
      description =
          "A year closes when it is over, with a checkpoint at exactly its end. There are few, so"
              + " they come on one page.")
  @APIResponse(responseCode = "200", description = "All closed years")
  public Page<Shard> list() {
    return new Page<>(shards.closed(), null, null);
  }

  @GET
  @Path("/{year}/checkpoint")
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  @Operation(
      operationId = "getShardCheckpoint",
      summary = "The final signed state of a closed year (C2SP tlog-checkpoint)")
  @APIResponse(responseCode = "200", description = "A signed note")
  public String checkpoint(
      @PathParam("year") @Parameter(description = "The year", example = "2026") String year) {
    if (!year.matches("[0-9]{4}")) {
      throw ProblemException.notFound();
    }
    return shards.finalCheckpoint(Integer.parseInt(year));
  }
}
