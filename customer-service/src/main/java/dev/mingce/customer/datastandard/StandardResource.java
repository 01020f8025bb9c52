package dev.mingce.customer.datastandard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.web.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a record must be like: written as a draft, put in force, and at last retired. */
@Path("/v1/standards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "data standards")
@RunOnVirtualThread
public class StandardResource {
  static final String ID =
      "Id of a version; or person, organisation, person-<channel> for the one in force, and"
          + " builtin-person or builtin-organisation for the one of the product";
  static final String EXAMPLE = "person";
  private static final String DRAFT = "Id of the version";
  private static final String DRAFT_EXAMPLE = "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21";

  private final StandardService standards;

  StandardResource(StandardService standards) {
    this.standards = standards;
  }

  @GET
  @PermissionsAllowed({"customer:read", "standard:write"})
  @Operation(
      operationId = "listStandards",
      summary = "All versions of the data standards, newest first",
      description = "The ones that the product brings come last.")
  @APIResponse(responseCode = "200", description = "A page of versions, without definitions")
  public Page<StandardSummary> list(
      @RestQuery
          @Parameter(
              description = "Only for people or only for organisations",
              example = "person",
              schema = @Schema(enumeration = {"person", "organisation"}))
          @Nullable String kind,
      @RestQuery @Parameter(description = "Only for this channel", example = "default")
          @Nullable String channel,
      @RestQuery
          @Parameter(
              description = "Only in this state",
              example = "active",
              schema = @Schema(enumeration = {"draft", "active", "retired"}))
          @Nullable String state,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable Integer limit) {
    return standards.list(kind, channel, state, cursor, limit);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "createStandard",
      summary = "Begins a draft",
      description = "Without a definition, it starts as a copy of the standard in force.")
  @RequestBody(
      content =
          @Content(schema = @Schema(allOf = StandardInput.class, requiredProperties = "kind")))
  @APIResponse(
      responseCode = "201",
      description = "The draft",
      content = @Content(schema = @Schema(implementation = StandardView.class)))
  public RestResponse<Object> create(
      @Nullable StandardInput input, @RestHeader("Idempotency-Key") @Nullable String key) {
    StoredAnswer answer = standards.create(input, key);
    RestResponse.ResponseBuilder<Object> response =
        RestResponse.ResponseBuilder.create(
            RestResponse.Status.fromStatusCode(answer.status()), (Object) answer.body());
    answer.headers().forEach(response::header);
    return response.type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  @GET
  @Path("/{standard}")
  @PermissionsAllowed({"customer:read", "standard:write"})
  @Operation(operationId = "getStandard", summary = "One version of a data standard")
  @APIResponse(
      responseCode = "200",
      description = "The version with its definition",
      content = @Content(schema = @Schema(implementation = StandardView.class)))
  public RestResponse<Object> one(
      @RestPath @Parameter(description = ID, example = EXAMPLE) String standard) {
    return answer(standards.find(standard));
  }

  @PATCH
  @Path("/{standard}")
  @Consumes("application/merge-patch+json")
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "changeStandard",
      summary = "Changes a draft",
      description = "By a merge patch; a list in it stands for the whole list.")
  @RequestBody(content = @Content(schema = @Schema(implementation = DraftContent.class)))
  @APIResponse(
      responseCode = "200",
      description = "The draft afterwards",
      content = @Content(schema = @Schema(implementation = StandardView.class)))
  @Answers("standard-not-draft")
  public RestResponse<Object> edit(
      @RestPath @Parameter(description = DRAFT, example = DRAFT_EXAMPLE) String standard,
      @Nullable JsonNode patch,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    return answer(standards.edit(standard, ifMatch, patch));
  }

  @POST
  @Path("/{standard}/activate")
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "activateStandard",
      summary = "Puts a draft in force",
      description =
          "In place of the one that is in force for its kind and channel, for every instance"
              + " within a second. Records keep the version that they were written under until"
              + " they change. Needs no key: a draft is put in force once.")
  @APIResponse(
      responseCode = "200",
      description = "In force",
      content = @Content(schema = @Schema(implementation = StandardView.class)))
  @Answers({"standard-not-draft", "validation-failed"})
  public RestResponse<Object> activate(
      @RestPath @Parameter(description = DRAFT, example = DRAFT_EXAMPLE) String standard,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    return answer(standards.activate(standard, ifMatch));
  }

  @POST
  @Path("/{standard}/retire")
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "retireStandard",
      summary = "Ends a draft or a standard in force",
      description =
          "Then the one of all channels is in force, and without one that of the product. Needs no"
              + " key: a version ends once.")
  @APIResponse(
      responseCode = "200",
      description = "Retired",
      content = @Content(schema = @Schema(implementation = StandardView.class)))
  @Answers("standard-retired")
  public RestResponse<Object> retire(
      @RestPath @Parameter(description = DRAFT, example = DRAFT_EXAMPLE) String standard,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    return answer(standards.retire(standard, ifMatch));
  }

  private static RestResponse<Object> answer(StoredStandard standard) {
    return RestResponse.ResponseBuilder.<Object>ok(StandardView.of(standard))
        .header("ETag", ETags.of(standard.version()))
        .build();
  }
}
