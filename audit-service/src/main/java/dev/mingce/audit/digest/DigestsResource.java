package dev.mingce.audit.digest;

import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.security.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the sources say that they sent. */
@Path("/v1/audit/reports/digests")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("audit:read")
@Tag(name = "audit reports")
public class DigestsResource {
  private final DigestService digests;
  private final CurrentCaller caller;

  DigestsResource(DigestService digests, CurrentCaller caller) {
    this.digests = digests;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listSourceDigests",
      summary = "Lists what each source says that it sent, hour by hour, and what arrived",
      description =
          "Newest first. A digest that differs names the hour and the topic in which events are"
              + " missing or too many. Every call is itself recorded as audit.read.")
  @APIResponse(responseCode = "200", description = "A page of digests")
  public Page<ComparedDigest> list(
      @QueryParam("service")
          @Parameter(description = "Service that sent", example = "customer-service")
          @Nullable String service,
      @QueryParam("verdict")
          @Parameter(
              description = "What came of comparing",
              example = "differs",
              schema = @Schema(enumeration = {"waiting", "agrees", "differs", "unsigned"}))
          @Nullable String verdict,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return digests.list(caller.get(), service, verdict, Limits.of(limit), cursor);
  }
}
