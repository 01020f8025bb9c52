package dev.mingce.audit.retention;

import dev.mingce.kit.Ids;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.RequestDigest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What keeps years of the log from being dropped. */
@Path("/v1/audit/legal-holds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("audit:hold")
@Tag(name = "audit retention")
public class HoldsResource {
  private final HoldService holds;
  private final CurrentCaller caller;
  private final RequestDigest digest;

  HoldsResource(HoldService holds, CurrentCaller caller, RequestDigest digest) {
    this.holds = holds;
    this.caller = caller;
    this.digest = digest;
  }

  @GET
  @Operation(
      operationId = "listAuditLegalHolds",
      summary = "Lists legal holds on the audit log, released ones too, newest first",
      description = "There are few, so they come on one page.")
  @APIResponse(responseCode = "200", description = "All legal holds")
  public Page<LegalHold> list() {
    return new Page<>(holds.all(), null, null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "placeAuditLegalHold",
      summary = "Keeps years of the log from being dropped",
      description = "Recorded as audit.legal-hold-placed.")
  @APIResponse(
      responseCode = "201",
      description = "The hold is on",
      content = @Content(schema = @Schema(implementation = LegalHold.class)))
  public RestResponse<LegalHold> place(
      @RestHeader("Idempotency-Key") @Nullable String key, @Nullable NewLegalHold wanted) {
    HoldService.Held held = holds.place(caller.get(), wanted, key, digest.value());
    return answer(
        RestResponse.ResponseBuilder.<LegalHold>created(
            URI.create("/v1/audit/legal-holds/" + held.hold().id())),
        held);
  }

  @POST
  @Path("/{id}/release")
  @Answers("conflict")
  @Operation(
      operationId = "releaseAuditLegalHold",
      summary = "Releases a legal hold for good",
      description = "Recorded as audit.legal-hold-released.")
  @APIResponse(
      responseCode = "200",
      description = "The hold is off",
      content = @Content(schema = @Schema(implementation = LegalHold.class)))
  public RestResponse<LegalHold> release(
      @PathParam("id") String id, @RestHeader("Idempotency-Key") @Nullable String key) {
    UUID hold = Ids.parse(id).orElseThrow(ProblemException::notFound);
    HoldService.Held held = holds.release(caller.get(), hold, key, digest.value());
    return answer(RestResponse.ResponseBuilder.<LegalHold>ok(), held);
  }

  private static RestResponse<LegalHold> answer(
      RestResponse.ResponseBuilder<LegalHold> answer, HoldService.Held held) {
    answer.entity(held.hold());
    return (held.replayed() ? answer.header("Idempotency-Replayed", "true") : answer).build();
  }
}
