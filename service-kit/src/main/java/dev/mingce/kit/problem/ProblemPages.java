package dev.mingce.kit.problem;

import io.quarkus.arc.All;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The page behind the {@code type} of every problem: what it means, in both languages. */
@Path("/problems/{service}/{code}")
@Tag(name = "problems")
public class ProblemPages {
  private final Messages messages;
  private final List<ErrorCodes> known;
  private final String service;

  ProblemPages(
      Problems problems,
      @All List<ErrorCodes> known,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.messages = problems.messages();
    this.known = known;
    this.service = service;
  }

  @GET
  @PermitAll
  @Produces(MediaType.TEXT_HTML)
  @Operation(
      operationId = "explainProblem",
      summary = "What a problem code means, in Chinese and English")
  @APIResponse(
      responseCode = "200",
      description = "A page for people",
      content =
          @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
  public Response page(
      @PathParam("service") String name,
      @PathParam("code") @Parameter(description = "The code of a problem", example = "not-found")
          String code) {
    if (!service.equals(name) || text(Locale.ENGLISH, code, "title").isEmpty()) {
      throw ProblemException.notFound();
    }
    String status = status(code).map(number -> "<p>HTTP " + number + "</p>\n").orElse("");
    String html =
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%1$s</title></head>
        <body>
        <h1><code>%1$s</code></h1>
        %2$s<section lang="zh-CN"><h2>%3$s</h2><p>%4$s</p></section>
        <section lang="en"><h2>%5$s</h2><p>%6$s</p></section>
        </body>
        </html>
        """
            .formatted(
                escape(code),
                status,
                escape(text(Locale.SIMPLIFIED_CHINESE, code, "title")),
                escape(text(Locale.SIMPLIFIED_CHINESE, code, "detail")),
                escape(text(Locale.ENGLISH, code, "title")),
                escape(text(Locale.ENGLISH, code, "detail")));
    return Response.ok(html, "text/html;charset=UTF-8")
        .header("Content-Security-Policy", "default-src 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
        .build();
  }

  private String text(Locale locale, String code, String part) {
    return messages.find(locale, code + "." + part, List.of()).orElse("");
  }

  private Optional<Integer> status(String code) {
    return Stream.concat(
            Stream.<ErrorCode>of(KitError.values()),
            known.stream().flatMap(codes -> codes.codes().stream()))
        .filter(error -> error.code().equals(code))
        .map(ErrorCode::status)
        .findFirst();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
