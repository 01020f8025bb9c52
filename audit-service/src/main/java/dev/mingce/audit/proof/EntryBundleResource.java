package dev.mingce.audit.proof;

import dev.mingce.audit.tree.TilePath;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The entries themselves in the layout of C2SP tlog-tiles. */
@Path("/tlog/tile/entries")
@RunOnVirtualThread
@PermissionsAllowed("audit:export")
@Tag(name = "transparency log")
public class EntryBundleResource {
  private final ProofService proofs;
  private final CurrentCaller caller;

  EntryBundleResource(ProofService proofs, CurrentCaller caller) {
    this.proofs = proofs;
    this.caller = caller;
  }

  @GET
  @Path("/{index: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      operationId = "getEntryBundle",
      summary = "Up to 256 entries, each after its length in two bytes (C2SP tlog-tiles)",
      description = "Every call is itself recorded as audit.export.")
  @APIResponse(
      responseCode = "200",
      description = "The bytes of the entries",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response bundle(
      @PathParam("index")
          @Parameter(
              description =
                  "Index of the bundle in groups of three digits, with .p/W for a partial one",
              example = "x001/067.p/12")
          String index) {
    byte[] bundle =
        TilePath.parse("tile/entries/" + index)
            .flatMap(path -> proofs.bundle(caller.get(), path))
            .orElseThrow(ProblemException::notFound);
    return Response.ok(bundle).build();
  }
}
