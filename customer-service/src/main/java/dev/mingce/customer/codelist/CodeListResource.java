package dev.mingce.customer.codelist;

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

/** The values that fields may have, for drop-downs and checks. */
@Path("/v1/code-lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "code lists")
@RunOnVirtualThread
public class CodeListResource {
  private final CodeListService lists;

  CodeListResource(CodeListService lists) {
    this.lists = lists;
  }

  @GET
  @PermissionsAllowed({"customer:read", "standard:write"})
  @Operation(operationId = "listCodeLists", summary = "All code lists, without their codes")
  @APIResponse(responseCode = "200", description = "The lists of the product, then one's own")
  public Page<CodeListSummary> list() {
    return new Page<>(lists.all(), null, null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "createCodeList",
      summary = "Makes a code list",
      description = "For the drop-down of an attribute of a standard.")
  @RequestBody(
      content =
          @Content(
              schema =
                  @Schema(
                      allOf = CodeListInput.class,
                      requiredProperties = {"code", "labels"})))
  @APIResponse(
      responseCode = "201",
      description = "The list",
      content = @Content(schema = @Schema(implementation = CodeListView.class)))
  @Answers("code-taken")
  public RestResponse<Object> create(
      @Nullable CodeListInput input, @RestHeader("Idempotency-Key") @Nullable String key) {
    return answer(lists.create(input, key));
  }

  @GET
  @Path("/{list}")
  @PermissionsAllowed({"customer:read", "standard:write"})
  @Operation(
      operationId = "getCodeList",
      summary = "One code list with its codes",
      description = "With the labels in both languages.")
  @APIResponse(
      responseCode = "200",
      description = "The list",
      content = @Content(schema = @Schema(implementation = CodeListView.class)))
  public RestResponse<Object> one(
      @RestPath @Parameter(description = "Code of the list", example = "gender") String list,
      @RestQuery
          @Parameter(description = "Only codes that start so, as for a cascade", example = "11")
          @Nullable String prefix,
      @RestQuery
          @Parameter(
              description = "Only codes in this state; active for a drop-down",
              example = "active",
              schema = @Schema(enumeration = {"active", "deprecated", "replaced"}))
          @Nullable String state,
      @RestHeader("If-None-Match") @Nullable String ifNoneMatch) {
    CodeListView view = lists.one(list, prefix, state);
    String tag = ETags.of(view.version());
    return ETags.matchesAny(ifNoneMatch, tag)
        ? RestResponse.ResponseBuilder.<Object>create(RestResponse.Status.NOT_MODIFIED)
            .header("ETag", tag)
            .build()
        : RestResponse.ResponseBuilder.<Object>ok(view).header("ETag", tag).build();
  }

  @POST
  @Path("/{list}/codes")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("standard:write")
  @Operation(operationId = "addCode", summary = "Adds a code to a list")
  @RequestBody(
      content =
          @Content(
              schema =
                  @Schema(
                      allOf = CodeInput.class,
                      requiredProperties = {"code", "labels"})))
  @APIResponse(
      responseCode = "201",
      description = "The code; the ETag is that of the list",
      content = @Content(schema = @Schema(implementation = CodeView.class)))
  @Answers({"code-taken", "code-list-fixed"})
  public RestResponse<Object> add(
      @RestPath @Parameter(description = "Code of the list", example = "source-channel")
          String list,
      @Nullable CodeInput input,
      @RestHeader("Idempotency-Key") @Nullable String key) {
    return answer(lists.add(list, input, key));
  }

  @GET
  @Path("/{list}/codes/{code}")
  @PermissionsAllowed({"customer:read", "standard:write"})
  @Operation(operationId = "getCode", summary = "One code")
  @APIResponse(
      responseCode = "200",
      description = "The code; the ETag is that of the list",
      content = @Content(schema = @Schema(implementation = CodeView.class)))
  public RestResponse<Object> code(
      @RestPath @Parameter(description = "Code of the list", example = "gender") String list,
      @RestPath @Parameter(description = "The code", example = "1") String code) {
    return RestResponse.ResponseBuilder.<Object>ok(lists.code(list, code))
        .header("ETag", ETags.of(lists.version(list)))
        .build();
  }

  @PATCH
  @Path("/{list}/codes/{code}")
  @Consumes("application/merge-patch+json")
  @PermissionsAllowed("standard:write")
  @Operation(
      operationId = "changeCode",
      summary = "Deprecates, replaces, revives or renames a code",
      description =
          "A deprecated code stays valid and is not offered; a replaced one is refused, and the"
              + " refusal names its successor. What pointed at this code points at its successor."
              + " If-Match is the ETag of the list.")
  @APIResponse(
      responseCode = "200",
      description = "The list, with this code only",
      content = @Content(schema = @Schema(implementation = CodeListView.class)))
  @Answers("code-list-fixed")
  public RestResponse<Object> change(
      @RestPath @Parameter(description = "Code of the list", example = "source-channel")
          String list,
      @RestPath @Parameter(description = "The code", example = "event") String code,
      @Nullable CodeChange change,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    CodeListView view = lists.change(list, code, ifMatch, change);
    return RestResponse.ResponseBuilder.<Object>ok(view)
        .header("ETag", ETags.of(view.version()))
        .build();
  }

  private static RestResponse<Object> answer(StoredAnswer answer) {
    RestResponse.ResponseBuilder<Object> response =
        RestResponse.ResponseBuilder.create(
            RestResponse.Status.fromStatusCode(answer.status()), (Object) answer.body());
    answer.headers().forEach(response::header);
    return response.type(MediaType.APPLICATION_JSON_TYPE).build();
  }
}
