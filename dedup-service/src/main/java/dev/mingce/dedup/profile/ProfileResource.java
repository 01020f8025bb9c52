package dev.mingce.dedup.profile;

import dev.mingce.kit.api.Answers;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.RequestDigest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Measurements of the live base. */
@Path("/v1/profiles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "profiles")
@RunOnVirtualThread
@PermissionsAllowed("steward:decide")
public class ProfileResource {

  private final ProfileService profiles;
  private final CurrentCaller caller;
  private final RequestDigest digest;

  ProfileResource(ProfileService profiles, CurrentCaller caller, RequestDigest digest) {
    this.profiles = profiles;
    this.caller = caller;
    this.digest = digest;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "makeProfile",
      summary = "Measures the records of the caller's units",
      description =
          "Blanks, shapes, lengths, outliers, ranges of dates and repeated keys of normal forms; no"
              + " value of a record is told.")
  @APIResponse(
      responseCode = "202",
      description = "Queued; the profile is at Location",
      content = @Content(schema = @Schema(implementation = ProfileView.class)))
  public RestResponse<Object> make(
      @Nullable ProfileInput input,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    Caller who = caller.get();
    ProfileService.Queued queued =
        profiles.queue(
            who,
            input,
            IdempotentRequest.of(
                who.subject(), "POST /v1/profiles", idempotencyKey, digest.value()));
    RestResponse.ResponseBuilder<Object> answer =
        RestResponse.ResponseBuilder.<Object>create(
                RestResponse.Status.ACCEPTED, queued.answer().body())
            .type(MediaType.APPLICATION_JSON_TYPE);
    queued.answer().headers().forEach(answer::header);
    return (queued.replayed() ? answer.header("Idempotency-Replayed", "true") : answer).build();
  }

  @GET
  @Operation(
      operationId = "listProfiles",
      summary = "Profiles, newest first",
      description = "The caller's own; all for who sees all units.")
  @APIResponse(responseCode = "200", description = "The profiles without their results")
  public Page<ProfileView> list(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return profiles.list(caller.get(), limit, cursor);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getProfile", summary = "One profile, with its result once it is done")
  @APIResponse(responseCode = "200", description = "The profile")
  public ProfileView one(@RestPath String id) {
    return profiles.one(caller.get(), id);
  }

  @GET
  @Path("/{id}/report")
  @Produces(MediaType.TEXT_HTML)
  @Operation(
      operationId = "getProfileReport",
      summary = "The result of a profile as a page with charts")
  @APIResponse(responseCode = "200", description = "The page; it needs nothing else")
  @Answers("conflict")
  public String report(@RestPath String id) {
    return profiles.report(caller.get(), id);
  }
}
