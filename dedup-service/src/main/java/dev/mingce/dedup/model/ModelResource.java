package dev.mingce.dedup.model;

import dev.mingce.dedup.IdempotentPosts;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.web.ETags;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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

/** By which weights pairs are judged. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
@RunOnVirtualThread
public class ModelResource {

  private final ModelService models;
  private final Trainings trainings;

  ModelResource(ModelService models, Trainings trainings) {
    this.models = models;
    this.trainings = trainings;
  }

  @GET
  @PermissionsAllowed({"steward:decide", "standard:write"})
  @Operation(operationId = "listModels", summary = "All models, newest first")
  @APIResponse(responseCode = "200", description = "A page")
  public Page<ModelView> list(
      @RestQuery
          @Parameter(
              description = "Only models of this kind",
              example = "person",
              schema = @Schema(enumeration = {"person", "organisation"}))
          @Nullable String kind,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return models.list(kind, limit, cursor);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed({"steward:decide", "standard:write"})
  @Operation(operationId = "getModel", summary = "One model with the weights of all levels")
  @APIResponse(
      responseCode = "200",
      description = "The model",
      content = @Content(schema = @Schema(implementation = ModelView.class)))
  public RestResponse<ModelView> one(@RestPath String id) {
    return tagged(models.one(id));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "trainModel",
      summary = "Learns a model from the customers of this base, without labels",
      description =
          "A job: see /v1/match-jobs. The model that comes of it is a candidate until somebody"
              + " activates it, best by way of a re-match with its report.")
  @APIResponse(
      responseCode = "202",
      description = "Queued; Location is the job",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public RestResponse<Object> train(
      @Nullable TrainingInput input,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    return IdempotentPosts.response(trainings.train(input, idempotencyKey));
  }

  @PUT
  @Path("/{id}/thresholds")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "changeThresholds",
      summary = "Changes from which weights on pairs are suspected and merged",
      description =
          "For the model in force the whole base is compared anew, and decisions that no longer hold are"
              + " withdrawn.")
  @APIResponse(
      responseCode = "200",
      description = "The model afterwards",
      content = @Content(schema = @Schema(implementation = ModelView.class)))
  public RestResponse<ModelView> thresholds(
      @RestPath String id,
      @Nullable Thresholds thresholds,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    return tagged(models.thresholds(id, thresholds, ifMatch));
  }

  @POST
  @Path("/{id}/activate")
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "activateModel",
      summary = "Puts a model in force",
      description =
          "All customers of its kind are compared anew; what people asserted stays. A retired model can"
              + " be put in force again.")
  @APIResponse(
      responseCode = "200",
      description = "The model afterwards",
      content = @Content(schema = @Schema(implementation = ModelView.class)))
  public RestResponse<Object> activate(
      @RestPath String id,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
    return IdempotentPosts.response(models.activate(id, ifMatch, idempotencyKey));
  }

  private static RestResponse<ModelView> tagged(ModelView view) {
    return RestResponse.ResponseBuilder.ok(view)
        .header("ETag", ETags.of(view.rowVersion()))
        .build();
  }
}
