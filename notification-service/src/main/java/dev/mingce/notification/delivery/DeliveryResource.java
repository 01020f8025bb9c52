package dev.mingce.notification.delivery;

import dev.mingce.kit.Ids;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "deliveries")
@APIResponse(
    responseCode = "400",
    description = "invalid-parameter, invalid-cursor, unknown-query-parameter")
@APIResponse(responseCode = "401", description = "unauthenticated")
@APIResponse(responseCode = "403", description = "forbidden")
class DeliveryResource {
  private final DeliveryService deliveries;
  private final CurrentCaller caller;

  DeliveryResource(DeliveryService deliveries, CurrentCaller caller) {
    this.deliveries = deliveries;
    this.caller = caller;
  }

  @GET
  @PermissionsAllowed({"notify:read", "customer:read"})
  @Operation(
      summary = "Messages and what became of them, newest first",
      description =
          "Needs notify:read or customer:read. Shows those whose recipient belongs to a unit of the"
              + " caller.")
  @APIResponse(responseCode = "200", description = "One page")
  public Page<DeliveryView> list(
      @Parameter(
              description = "One of the two records",
              example = "01890a5d-ac96-774b-bcce-b302099a8057")
          @RestQuery
          @Nullable String customerId,
      @Parameter(description = "planned, leased, sent, failed or suppressed", example = "sent")
          @RestQuery
          @Nullable String state,
      @Parameter(description = "duplicate-review or duplicate-merge", example = "duplicate-review")
          @RestQuery
          @Nullable String rule,
      @Parameter(description = "1 to 200, 50 when absent", example = "50") @RestQuery
          @Nullable String limit,
      @Parameter(description = "Where the page starts, from the one before") @RestQuery
          @Nullable String cursor,
      @Parameter(description = "Whether to count all", example = "true") @RestQuery
          @Nullable String count) {
    return deliveries.list(
        DeliveryQuery.of(customerId, state, rule, limit, cursor, count), caller.get());
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed({"notify:read", "customer:read"})
  @Operation(summary = "One message", description = "Needs notify:read or customer:read.")
  @APIResponse(responseCode = "200", description = "The message")
  @APIResponse(responseCode = "304", description = "Still as in If-None-Match")
  @APIResponse(
      responseCode = "404",
      description = "not-found, also where the caller may not see it")
  public RestResponse<DeliveryView> get(
      @RestPath String id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    Delivery delivery = deliveries.get(parse(id), caller.get());
    String tag = ETags.of(delivery.version());
    RestResponse.ResponseBuilder<DeliveryView> answer =
        ETags.matchesAny(ifNoneMatch, tag)
            ? RestResponse.ResponseBuilder.notModified()
            : RestResponse.ResponseBuilder.ok(DeliveryView.of(delivery));
    return answer.header(HttpHeaders.ETAG, tag).build();
  }

  private static UUID parse(String id) {
    return Ids.parse(id)
        .orElseThrow(() ->
            new ProblemException(
                KitError.INVALID_PARAMETER, List.of(Violation.at("/id", "invalid-id"))));
  }
}
