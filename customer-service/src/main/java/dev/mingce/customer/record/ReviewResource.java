package dev.mingce.customer.record;

import dev.mingce.kit.api.Answers;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Confirms that a record is still right. */
@Path("/v1/customers/{id}/review")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "customers")
@RunOnVirtualThread
public class ReviewResource {
  private final ReviewService reviews;

  ReviewResource(ReviewService reviews) {
    this.reviews = reviews;
  }

  @POST
  @PermissionsAllowed("customer:write")
  @Operation(
      operationId = "reviewCustomer",
      summary = "Confirms that a record is still right",
      description =
          "The version in If-Match is what was looked at. Makes a version that changes nothing but"
              + " reviewedAt, and an event customer.reviewed.v1.")
  @APIResponse(
      responseCode = "200",
      description = "Confirmed",
      content = @Content(schema = @Schema(implementation = ReviewView.class)))
  @Answers("customer-erased")
  public RestResponse<Object> review(
      @RestPath String id,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
      @RestHeader("Reason")
          @Parameter(description = "Why, for the history", example = "yearly-check")
          @Nullable String reason) {
    return reviews.review(VisibilityService.id(id), ifMatch, idempotencyKey, reason).toResponse();
  }
}
