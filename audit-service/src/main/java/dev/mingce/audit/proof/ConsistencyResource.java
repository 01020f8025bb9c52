package dev.mingce.audit.proof;

import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Proofs that the log only grew, for clients that do not read tiles. */
@Path("/v1/audit/consistency")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("audit:read")
@Tag(name = "audit log")
public class ConsistencyResource {
  private final ProofService proofs;

  ConsistencyResource(ProofService proofs) {
    this.proofs = proofs;
  }

  @GET
  @Operation(
      operationId = "getConsistencyProof",
      summary = "Proves that the log of one size is the beginning of the log of another")
  @APIResponse(responseCode = "200", description = "The proof")
  public ConsistencyProof consistency(
      @QueryParam("from") @Parameter(description = "The smaller size, required", example = "4711")
          @Nullable String from,
      @QueryParam("to")
          @Parameter(
              description = "The larger size; without it that of the newest checkpoint",
              example = "4800")
          @Nullable String to) {
    Long smaller = size("from", from);
    if (smaller == null) {
      throw invalid("from");
    }
    return proofs.consistency(smaller, size("to", to));
  }

  private static @Nullable Long size(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!text.matches("0|[1-9][0-9]{0,17}")) {
      throw invalid(name);
    }
    return Long.valueOf(text);
  }

  private static ProblemException invalid(String parameter) {
    return new ProblemException(
        KitError.INVALID_PARAMETER, List.of(Violation.at("?" + parameter, "invalid-value")));
  }
}
