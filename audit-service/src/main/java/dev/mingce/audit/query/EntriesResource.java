package dev.mingce.audit.query;

import dev.mingce.kit.Ids;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit log, for those who may read it. */
@Path("/v1/audit/entries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("audit:read")
@Tag(name = "audit log")
public class EntriesResource {
  private final EntriesService service;
  private final CurrentCaller caller;

  EntriesResource(EntriesService service, CurrentCaller caller) {
    this.service = service;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listAuditEntries",
      summary = "Lists entries, newest first",
      description =
          "target also finds entries about a pair of which it is one. Every call is itself recorded"
              + " as audit.read, with the names of the filters.")
  @APIResponse(responseCode = "200", description = "A page of entries")
  public Page<AuditEntry> list(@BeanParam EntryParameters parameters) {
    return service.list(caller.get(), parameters);
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getAuditEntry",
      summary = "Gets one entry with its exact bytes and their leaf hash",
      description = "Every call is itself recorded as audit.read.")
  @APIResponse(responseCode = "200", description = "The entry")
  public AuditEntry.Exact get(@PathParam("id") String id) {
    return Ids.parse(id)
        .flatMap(entryId -> service.find(caller.get(), entryId))
        .orElseThrow(ProblemException::notFound);
  }
}
