package dev.mingce.kit.inbox;

import dev.mingce.kit.Ids;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The operators' door to events that could not be read. The service is part of the path, because
 * one gateway may front all of them.
 */
@Path("/v1/dead-letters/{service}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
@RunOnVirtualThread
public class DeadLetterResource {
  private final DeadLetterService deadLetters;
  private final CurrentCaller caller;
  private final String service;

  DeadLetterResource(
      DeadLetterService deadLetters,
      CurrentCaller caller,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.deadLetters = deadLetters;
    this.caller = caller;
    this.service = service;
  }

  /** Why an event is given up. */
  public record Discard(@Nullable String reason) {}

  @GET
  @PermissionsAllowed("operations:read")
  @Operation(
      operationId = "listDeadLetters",
      summary = "Events that a consumer could not read, oldest first, without their content")
  @APIResponse(responseCode = "200", description = "A page of them")
  public Page<DeadLetter> list(
      @PathParam("service") String name,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    requireThis(name);
    return deadLetters.list(limit, cursor);
  }

  @POST
  @Path("/{id}/replay")
  @PermissionsAllowed("operations:write")
  @Operation(
      operationId = "replayDeadLetter",
      summary = "Applies the event again, and then those of its key that waited")
  @APIResponse(responseCode = "200", description = "Applied, with what waited behind it")
  @Answers({"still-unreadable", "conflict"})
  public ReplayOutcome replay(@PathParam("service") String name, @PathParam("id") String id) {
    requireThis(name);
    return deadLetters.replay(caller.get(), parse(id));
  }

  @POST
  @Path("/{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("operations:write")
  @Operation(
      operationId = "discardDeadLetter",
      summary = "Gives the event up for good, and applies those of its key that waited")
  @APIResponse(responseCode = "200", description = "Given up, and what waited is applied")
  @Answers("conflict")
  public ReplayOutcome discard(
      @PathParam("service") String name, @PathParam("id") String id, @Nullable Discard body) {
    requireThis(name);
    return deadLetters.discard(caller.get(), parse(id), body == null ? null : body.reason());
  }

  private void requireThis(String name) {
    if (!service.equals(name)) {
      throw ProblemException.notFound();
    }
  }

  private static UUID parse(String id) {
    return Ids.parse(id).orElseThrow(ProblemException::notFound);
  }
}
