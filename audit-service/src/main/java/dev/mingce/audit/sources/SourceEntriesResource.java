package dev.mingce.audit.sources;

import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.RequestDigest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door for systems whose events do not come through Kafka. */
@Path("/v1/audit/entries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("audit:append")
@Tag(name = "audit log")
public class SourceEntriesResource {
  private final SourceEntryService service;
  private final CurrentCaller caller;
  private final RequestDigest digest;

  SourceEntriesResource(SourceEntryService service, CurrentCaller caller, RequestDigest digest) {
    this.service = service;
    this.caller = caller;
    this.digest = digest;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "appendAuditEntry",
      summary = "Records what another system did",
      description =
          "The source of the entry is the client of the token. The answer is the receipt: the entry"
              + " is committed, and within a second /proof proves it.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded for good",
      content = @Content(schema = @Schema(implementation = EntryReceipt.class)))
  public RestResponse<EntryReceipt> append(
      @RestHeader("Idempotency-Key") @Nullable String key, @Nullable NewEntry entry) {
    SourceEntryService.Recorded recorded = service.append(caller.get(), entry, key, digest.value());
    RestResponse.ResponseBuilder<EntryReceipt> answer =
        RestResponse.ResponseBuilder.<EntryReceipt>created(
                URI.create("/v1/audit/entries/" + recorded.receipt().id()))
            .entity(recorded.receipt());
    return (recorded.replayed() ? answer.header("Idempotency-Replayed", "true") : answer).build();
  }
}
