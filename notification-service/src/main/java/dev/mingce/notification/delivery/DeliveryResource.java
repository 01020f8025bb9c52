package dev.mingce.notification.delivery;

import dev.mingce.kit.Ids;
import dev.mingce.kit.api.Answers;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
      operationId = "listDeliveries",
      summary = "Messages and what became of them, newest first",
      description = "Shows those whose recipient belongs to a unit of the caller.")
  @APIResponse(responseCode = "200", description = "One page")
  public Page<DeliveryView> list(
      @Parameter(
              description = "One of the two records",
              example = "01890a5d-ac96-774b-bcce-b302099a8057")
          @RestQuery
          @Nullable String customerId,
      @Parameter(
              description = "Only those in this state",
              example = "sent",
              schema =
                  @Schema(
                      enumeration = {
                        "planned",
                        "leased",
                        "sent",
                        "uncertain",
                        "failed",
                        "suppressed"
                      }))
          @RestQuery
          @Nullable String state,
      @Parameter(
              description = "Only those of this rule",
              example = "duplicate-review",
              schema = @Schema(enumeration = {"duplicate-review", "duplicate-merge"}))
          @RestQuery
          @Nullable String rule,
      @RestQuery @Nullable String limit,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable String count) {
    return deliveries.list(
        DeliveryQuery.of(customerId, state, rule, limit, cursor, count), caller.get());
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed({"notify:read", "customer:read"})
  @Operation(operationId = "getDelivery", summary = "One message and what became of it")
  @APIResponse(responseCode = "200", description = "The message")
  @Answers("invalid-parameter")
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
