package dev.mingce.audit.proof;

import dev.mingce.audit.tree.TilePath;
import dev.mingce.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The log as any tool for C2SP tlog-tiles reads it. Open to everybody: hashes of salted entries
 * tell nothing, and a log that only its operator can check is not checked.
 */
@Path("/tlog")
@RunOnVirtualThread
@PermitAll
@Tag(name = "transparency log")
public class TlogResource {
  private static final String NOTE = MediaType.TEXT_PLAIN + ";charset=utf-8";
  static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final ProofService proofs;

  TlogResource(ProofService proofs) {
    this.proofs = proofs;
  }

  @GET
  @Path("/checkpoint")
  @Produces(NOTE)
  @Operation(
      operationId = "getCheckpoint",
      summary = "The newest signed state of the log (C2SP tlog-checkpoint)")
  @APIResponse(responseCode = "200", description = "A signed note")
  public RestResponse<String> checkpoint() {
    return note(proofs.checkpoint());
  }

  @GET
  @Path("/witnessed")
  @Produces(NOTE)
  @Operation(
      operationId = "getWitnessedCheckpoint",
      summary = "The newest signed state that a witness has cosigned (C2SP tlog-cosignature)")
  @APIResponse(responseCode = "200", description = "A signed note")
  @dev.mingce.kit.api.Answers("not-found")
  public RestResponse<String> witnessed() {
    return note(proofs.witnessed().orElseThrow(ProblemException::notFound));
  }

  @GET
  @Path("/vkey")
  @Produces(NOTE)
  @Operation(
      operationId = "getLogKey",
      summary =
          "The verifier key of the log (C2SP signed-note); compare it with what you were given")
  @APIResponse(responseCode = "200", description = "One line")
  public RestResponse<String> verifierKey() {
    return note(proofs.verifierKey() + "\n");
  }

  private static RestResponse<String> note(String text) {
    return RestResponse.ResponseBuilder.ok(text).header("Cache-Control", "no-cache").build();
  }

  @GET
  @Path("/tile/{level: [0-9]+}/{index: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      operationId = "getTile",
      summary = "Hashes of the tree (C2SP tlog-tiles), 32 bytes each")
  @APIResponse(
      responseCode = "200",
      description = "Up to 256 hashes",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                      format = "binary")))
  public Response tile(
      @PathParam("level") @Parameter(description = "Level of the tile", example = "0") String level,
      @PathParam("index")
          @Parameter(
              description =
                  "Index of the tile in groups of three digits, with .p/W for a partial one",
              example = "x001/067.p/12")
          String index) {
    byte[] hashes =
        TilePath.parse("tile/" + level + "/" + index)
            .flatMap(proofs::tile)
            .orElseThrow(ProblemException::notFound);
    return Response.ok(hashes).header("Cache-Control", FOR_EVER).build();
  }
}
