package dev.mingce.dedup.quality.inspection;

import dev.mingce.kit.api.Answers;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import dev.mingce.kit.web.RequestDigest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Samples that people compare with the truth. */
@Path("/v1/quality/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quality inspections")
@RunOnVirtualThread
@PermissionsAllowed("steward:decide")
public class InspectionResource {

  private final InspectionService inspections;
  private final CurrentCaller caller;
  private final RequestDigest digest;

  InspectionResource(InspectionService inspections, CurrentCaller caller, RequestDigest digest) {
    this.inspections = inspections;
    this.caller = caller;
    this.digest = digest;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "drawInspection",
      summary = "Draws a sample of records for inspection",
      description =
          "From the records of the caller's units. The order of a hash of seed and id decides, so"
              + " the same seed draws the same records.")
  @APIResponse(
      responseCode = "201",
      description = "Drawn; the records are at Location",
      content = @Content(schema = @Schema(implementation = InspectionView.class)))
  public RestResponse<Object> draw(
      @Nullable InspectionInput input,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    Caller who = caller.get();
    IdempotentRequest request =
        IdempotentRequest.of(
            who.subject(), "POST /v1/quality/inspections", idempotencyKey, digest.value());
    InspectionService.Drawn drawn = inspections.draw(who, input, request);
    RestResponse.ResponseBuilder<Object> answer =
        RestResponse.ResponseBuilder.<Object>create(
                RestResponse.Status.CREATED, drawn.answer().body())
            .type(MediaType.APPLICATION_JSON_TYPE);
    drawn.answer().headers().forEach(answer::header);
    return (drawn.replayed() ? answer.header("Idempotency-Replayed", "true") : answer).build();
  }

  @GET
  @Operation(
      operationId = "listInspections",
      summary = "Inspections, newest first",
      description = "The caller's own; all for who sees all units.")
  @APIResponse(responseCode = "200", description = "The inspections without their records")
  public Page<InspectionView> list(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return inspections.list(caller.get(), limit, cursor);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getInspection", summary = "One inspection with its records")
  @APIResponse(
      responseCode = "200",
      description = "The inspection",
      content = @Content(schema = @Schema(implementation = InspectionView.class)))
  public RestResponse<Object> one(@RestPath String id) {
    return answer(inspections.one(caller.get(), id));
  }

  @PUT
  @Path("/{id}/items/{customerId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "markInspectedRecord",
      summary = "Says of one record whether it is right",
      description = "A wrong record names the fields that are, as JSON Pointers without values.")
  @APIResponse(
      responseCode = "200",
      description = "The inspection afterwards",
      content = @Content(schema = @Schema(implementation = InspectionView.class)))
  @Answers("conflict")
  public RestResponse<Object> mark(
      @RestPath String id,
      @RestPath
          @Parameter(
              description = "A customer of the sample",
              example = "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21")
          String customerId,
      @Nullable MarkInput input,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    return answer(inspections.mark(caller.get(), id, customerId, input, ETags.required(ifMatch)));
  }

  @POST
  @Path("/{id}/sign-off")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "signOffInspection",
      summary = "Signs an inspection off",
      description =
          "By somebody who marked none of its records, once all are marked. Nothing of it changes"
              + " any more. Needs no key: a version is signed once.")
  @APIResponse(
      responseCode = "200",
      description = "The inspection afterwards",
      content = @Content(schema = @Schema(implementation = InspectionView.class)))
  @Answers("conflict")
  public RestResponse<Object> signOff(
      @RestPath String id,
      @Nullable SignOffInput input,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    return answer(inspections.signOff(caller.get(), id, input, ETags.required(ifMatch)));
  }

  private static RestResponse<Object> answer(InspectionView inspection) {
    return RestResponse.ResponseBuilder.<Object>ok(inspection)
        .header("ETag", ETags.of(inspection.version()))
        .build();
  }
}
