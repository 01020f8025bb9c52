package dev.mingce.dedup.review;

import dev.mingce.dedup.IdempotentPosts;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.web.ETags;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Pairs that wait for a person. */
@Path("/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reviews")
@RunOnVirtualThread
@PermissionsAllowed("steward:decide")
public class ReviewResource {

  private final ReviewService reviews;
  private final DecisionService decisions;

  ReviewResource(ReviewService reviews, DecisionService decisions) {
    this.reviews = reviews;
    this.decisions = decisions;
  }

  @GET
  @Operation(
      operationId = "listReviews",
      summary = "The queue, the next one first",
      description =
          "In the order of age, where uncertainty and value put a pair ahead by up to two weeks; pinned"
              + " ones first. Only pairs of which the caller may see both customers.")
  @APIResponse(responseCode = "200", description = "A page of the queue")
  public Page<ReviewView> list(
      @RestQuery
          @Parameter(
              description = "Only reviews in this state; without it open ones",
              example = "open",
              schema = @Schema(enumeration = {"open", "decided", "closed"}))
          @Nullable String state,
      @RestQuery
          @Parameter(description = "Only those that the caller has claimed", example = "true")
          @Nullable Boolean mine,
      @RestQuery @Parameter(description = "Only those over their time", example = "true")
          @Nullable Boolean overdue,
      @RestQuery @Parameter(description = "Those that somebody put off too", example = "true")
          @Nullable Boolean deferred,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return reviews.list(state, mine, overdue, deferred, limit, cursor);
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getReview",
      summary = "One review, both customers side by side",
      description = "Both records masked, and what each field says.")
  @APIResponse(
      responseCode = "200",
      description = "The review",
      content = @Content(schema = @Schema(implementation = ReviewView.class)))
  public RestResponse<ReviewView> one(@RestPath String id) {
    return tagged(reviews.one(id));
  }

  @POST
  @Path("/{id}/claim")
  @Operation(
      operationId = "claimReview",
      summary = "Keeps others away for a while",
      description = "Needs no key: who has claimed it may claim it again, and has it for longer.")
  @APIResponse(
      responseCode = "200",
      description = "Claimed",
      content = @Content(schema = @Schema(implementation = ReviewView.class)))
  @Answers({"review-closed", "review-claimed"})
  public RestResponse<ReviewView> claim(@RestPath String id) {
    return tagged(decisions.claim(id));
  }

  @POST
  @Path("/{id}/release")
  @Operation(
      operationId = "releaseReview",
      summary = "Lets others at it again",
      description = "Needs no key.")
  @APIResponse(
      responseCode = "200",
      description = "Released",
      content = @Content(schema = @Schema(implementation = ReviewView.class)))
  @Answers({"review-closed", "review-claimed"})
  public RestResponse<ReviewView> release(@RestPath String id) {
    return tagged(decisions.release(id));
  }

  @POST
  @Path("/{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "decideReview",
      summary = "Decides about a pair",
      description =
          "accept asks customer-service to merge. reject and split say for good that they are two."
              + " Where two persons are required, the first decision waits for one like it.")
  @APIResponse(
      responseCode = "200",
      description = "The review afterwards",
      content = @Content(schema = @Schema(implementation = ReviewView.class)))
  @Answers({"review-closed", "review-claimed", "second-person-required", "assertion-contradiction"})
  public RestResponse<Object> decide(
      @RestPath String id,
      @Nullable ReviewInput input,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    return IdempotentPosts.response(decisions.decide(id, input, ifMatch, idempotencyKey));
  }

  @POST
  @Path("/batch")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "decideReviews",
      summary = "Decides about up to 1,000 pairs",
      description =
          "One result for each; one that fails does not sink the others. Needs no key: each names the"
              + " version that was looked at, so it takes effect once.")
  @APIResponse(responseCode = "200", description = "What came of each, in their order")
  public ReviewBatch.Answer decideAll(@Nullable ReviewBatch batch) {
    return decisions.decideAll(batch);
  }

  private static RestResponse<ReviewView> tagged(ReviewView view) {
    return RestResponse.ResponseBuilder.ok(view).header("ETag", ETags.of(view.version())).build();
  }
}
