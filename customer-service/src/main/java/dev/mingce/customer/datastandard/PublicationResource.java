package dev.mingce.customer.datastandard;

import dev.mingce.customer.standard.publish.Dictionary;
import dev.mingce.kit.web.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
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
import org.jspecify.annotations.Nullable;

/** A data standard as forms, files and people need it. */
@Path("/v1/standards")
@Tag(name = "data standards")
@RunOnVirtualThread
@PermissionsAllowed({"customer:read", "customer:write", "customer:import", "standard:write"})
public class PublicationResource {
  private final PublicationService publications;

  PublicationResource(PublicationService publications) {
    this.publications = publications;
  }

  @GET
  @Path("/{standard}/schema")
  @Produces({PublicationService.SCHEMA, "application/json"})
  @Operation(
      operationId = "getStandardSchema",
      summary = "The standard as JSON Schema 2020-12, for a form",
      description =
          "Of the body of registerCustomer. Titles, helps and labels in the language of"
              + " Accept-Language (zh-CN, en). x-groups and x-order lay out the form, oneOf with"
              + " titles are its drop-downs; of lists with more than 500 codes only x-code-list is"
              + " told.")
  @APIResponse(
      responseCode = "200",
      description = "The schema",
      content =
          @Content(
              mediaType = PublicationService.SCHEMA,
              schema = @Schema(type = SchemaType.OBJECT)))
  public Response schema(
      @RestPath @Parameter(description = StandardResource.ID, example = StandardResource.EXAMPLE)
          String standard,
      @RestHeader("If-None-Match") @Nullable String ifNoneMatch,
      @Context HttpHeaders headers) {
    return answer(publications.schema(standard, headers.getAcceptableLanguages()), ifNoneMatch);
  }

  @GET
  @Path("/{standard}/template")
  @Produces({PublicationService.XLSX, "text/csv"})
  @Operation(
      operationId = "getStandardTemplate",
      summary = "The standard as a file to fill in and import",
      description =
          "A spreadsheet with drop-downs and a sheet that explains the columns, or CSV. Columns in"
              + " the language of Accept-Language (zh-CN, en). A filled file is imported with"
              + " the mapping of getStandardMapping.")
  @APIResponse(
      responseCode = "200",
      description = "The file",
      content = {
        @Content(
            mediaType = PublicationService.XLSX,
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  public Response template(
      @RestPath @Parameter(description = StandardResource.ID, example = StandardResource.EXAMPLE)
          String standard,
      @RestQuery
          @Parameter(
              description = "xlsx unless said otherwise",
              example = "csv",
              schema = @Schema(enumeration = {"xlsx", "csv"}))
          @Nullable String format,
      @Context HttpHeaders headers) {
    return answer(publications.template(standard, format, headers.getAcceptableLanguages()), null);
  }

  @GET
  @Path("/{standard}/template/mapping")
  @Produces("application/json")
  @Operation(
      operationId = "getStandardMapping",
      summary = "The mapping with which a filled template is imported",
      description =
          "The part mapping of importCustomers, for columns in the language of Accept-Language"
              + " (zh-CN, en).")
  @APIResponse(
      responseCode = "200",
      description = "The mapping",
      content =
          @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
  public Response mapping(
      @RestPath @Parameter(description = StandardResource.ID, example = StandardResource.EXAMPLE)
          String standard,
      @Context HttpHeaders headers) {
    return answer(publications.mapping(standard, headers.getAcceptableLanguages()), null);
  }

  @GET
  @Path("/{standard}/dictionary")
  @Produces("application/json")
  @Operation(
      operationId = "getStandardDictionary",
      summary = "What every field of the standard means",
      description = "With the texts in both languages.")
  @APIResponse(
      responseCode = "200",
      description = "The data dictionary",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Dictionary.class)))
  public Response dictionary(
      @RestPath @Parameter(description = StandardResource.ID, example = StandardResource.EXAMPLE)
          String standard) {
    return answer(publications.dictionary(standard), null);
  }

  @GET
  @Path("/{standard}/dictionary/page")
  @Produces({"text/markdown", "text/html"})
  @Operation(
      operationId = "getStandardDictionaryPage",
      summary = "The data dictionary as a page to read",
      description = "Markdown or HTML in the language of Accept-Language (zh-CN, en).")
  @APIResponse(
      responseCode = "200",
      description = "The page",
      content = {
        @Content(mediaType = "text/markdown", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING))
      })
  public Response dictionaryPage(
      @RestPath @Parameter(description = StandardResource.ID, example = StandardResource.EXAMPLE)
          String standard,
      @RestQuery
          @Parameter(
              description = "markdown unless said otherwise",
              example = "html",
              schema = @Schema(enumeration = {"markdown", "html"}))
          @Nullable String format,
      @Context HttpHeaders headers) {
    return answer(
        publications.dictionaryPage(standard, format, headers.getAcceptableLanguages()), null);
  }

  // The body is bytes already. As a typed answer it would be written by whoever writes the media
  // type, and JSON and text are written from objects.
  private static Response answer(Document document, @Nullable String ifNoneMatch) {
    String tag = document.tag();
    if (ETags.matchesAny(ifNoneMatch, tag)) {
      return Response.notModified().header("ETag", tag).header("Vary", "Accept-Language").build();
    }
    Response.ResponseBuilder response =
        Response.ok(document.body(), document.mediaType())
            .header("ETag", tag)
            .header("Vary", "Accept-Language");
    if (document.mediaType().equals(PublicationService.HTML)) {
      // Opened in a browser it runs and loads nothing.
      response
          .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
          .header("X-Content-Type-Options", "nosniff");
    }
    if (document.fileName() != null) {
      response.header(
          "Content-Disposition", "attachment; filename=\"" + document.fileName() + "\"");
    }
    return response.build();
  }
}
