package dev.mingce.audit.proof;

import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Proofs that entries are in the log, for clients that do not read tiles. */
@Path("/v1/audit/entries/{id}/proof")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("audit:read")
@Tag(name = "audit log")
public class EntryProofResource {
  private final ProofService proofs;
  private final CurrentCaller caller;

  EntryProofResource(ProofService proofs, CurrentCaller caller) {
    this.proofs = proofs;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getEntryProof",
      summary = "Proves that an entry is in the log",
      description =
          "An entry of a moment ago waits for its checkpoint. Every call is itself recorded as"
              + " audit.read.")
  @APIResponse(responseCode = "200", description = "Entry, audit path and signed checkpoint")
  public EntryProof prove(@PathParam("id") String id) {
    return Ids.parse(id)
        .flatMap(entryId -> proofs.prove(caller.get(), entryId))
        .orElseThrow(ProblemException::notFound);
  }
}
