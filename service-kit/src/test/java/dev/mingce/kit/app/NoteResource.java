package dev.mingce.kit.app;

import dev.mingce.kit.Ids;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import dev.mingce.kit.web.RequestDigest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** A resource as the services write them. */
@Path("/v1/notes")
@RunOnVirtualThread
public class NoteResource {
  private final NoteService notes;
  private final CurrentCaller caller;
  private final RequestDigest digest;

  NoteResource(NoteService notes, CurrentCaller caller, RequestDigest digest) {
    this.notes = notes;
    this.caller = caller;
    this.digest = digest;
  }

  @GET
  @PermissionsAllowed({"customer:read", "steward:decide"})
  @Operation(operationId = "listNotes", summary = "Notes", description = "Oldest first.")
  public Page<Note> list(
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("text") @Nullable String text,
      @QueryParam("id") @Nullable UUID ignored) {
    return notes.list(limit, cursor, text);
  }

  @POST
  @PermissionsAllowed("customer:write")
  @Operation(operationId = "writeNote", summary = "Writes a note")
  @APIResponse(
      responseCode = "201",
      description = "Written",
      content = @Content(schema = @Schema(implementation = Note.class)))
  public Response write(@HeaderParam("Idempotency-Key") @Nullable String key, NoteInput input) {
    IdempotentRequest request =
        IdempotentRequest.of(caller.get().subject(), "POST /v1/notes", key, digest.value());
    NoteService.Written written = notes.write(request, input);
    Response.ResponseBuilder response =
        Response.status(written.answer().status())
            .type(MediaType.APPLICATION_JSON)
            .entity(written.answer().body());
    written.answer().headers().forEach(response::header);
    if (written.replayed()) {
      response.header("Idempotency-Replayed", true);
    }
    return response.build();
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed("customer:read")
  public Response read(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    Note note = notes.read(Ids.parse(id).orElseThrow(ProblemException::notFound));
    String tag = ETags.of(note.version());
    return ETags.matchesAny(ifNoneMatch, tag)
        ? Response.notModified().header(HttpHeaders.ETAG, tag).build()
        : Response.ok(note).header(HttpHeaders.ETAG, tag).build();
  }

  @PUT
  @Path("/{id}")
  @PermissionsAllowed("customer:write")
  @Operation(operationId = "changeNote", summary = "Changes a note")
  @Answers("conflict")
  public Response change(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      NoteInput input) {
    Note note =
        notes.change(Ids.parse(id).orElseThrow(ProblemException::notFound), ifMatch, input.text());
    return Response.ok(note).header(HttpHeaders.ETAG, ETags.of(note.version())).build();
  }

  /** Says nothing about who may call it, so nobody may. */
  @GET
  @Path("/unannotated")
  public String unannotated() {
    return "never answered";
  }
}
