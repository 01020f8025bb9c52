package dev.mingce.kit.api;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** The components that the documents of all services have in common. */
final class SharedParts {
  static final String PROBLEM = "Problem";
  static final String BEARER = "bearer";

  private static final Map<String, Header> HEADERS =
      Map.of(
          "ETag", header("Version of the resource; goes into If-Match of a change", "\"3-0\""),
          "Location",
              header("Where the resource is", "/v1/jobs/01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21"),
          "Link",
              header(
                  "The next page, absent on the last one",
                  "<https://mingce.example/v1/…?cursor=MQ.c2lnbmF0dXJl>; rel=\"next\""),
          "Cache-Control", header("What is answered must not be kept", "no-store"),
          "Idempotency-Replayed",
              header("true when this is the stored answer to an earlier request", "true"),
          "Retry-After", header("Seconds until it is worth another try", "5"),
          "WWW-Authenticate", header("The scheme to authenticate with", "Bearer"));

  private SharedParts() {}

  static void addTo(Components components) {
    HEADERS.keySet().stream()
        .sorted()
        .forEach(name -> components.addHeader(name, HEADERS.get(name)));
    components.addSchema(PROBLEM, problem());
    components.addSecurityScheme(
        BEARER,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description(
                "JWT (RS256 or ES256) of the configured issuer and audience. The roles in its"
                    + " groups grant the permissions that the operations name; orgUnits says whose"
                    + " records it sees."));
  }

  /** Lets an answer carry one of the shared headers. */
  static void addHeader(APIResponse answer, String name) {
    if (!HEADERS.containsKey(name)) {
      throw new IllegalArgumentException("no shared header " + name);
    }
    answer.addHeader(name, OASFactory.createHeader().ref(name));
  }

  private static Header header(String description, String example) {
    return OASFactory.createHeader()
        .description(description)
        .schema(type(SchemaType.STRING))
        .example(example);
  }

  private static Schema problem() {
    Schema violation =
        type(SchemaType.OBJECT)
            .addProperty("pointer", text("JSON Pointer into the body, or ?name of a parameter"))
            .addProperty("code", text("What is wrong, in kebab-case"))
            .addProperty("message", text("The same for people"))
            .addRequired("pointer")
            .addRequired("code")
            .addRequired("message");
    return type(SchemaType.OBJECT)
        .description(
            "RFC 9457. Further members by code, such as currentVersion with precondition-failed.")
        .addProperty("type", text("Address of a page that explains the code").format("uri"))
        .addProperty("title", text("Short text in the language of Accept-Language"))
        .addProperty("status", type(SchemaType.INTEGER).description("The HTTP status"))
        .addProperty("detail", text("Longer text in the same language"))
        .addProperty("code", text("Stable name in kebab-case, to program against"))
        .addProperty("traceId", text("Id to quote when asking about it"))
        .addProperty(
            "errors",
            type(SchemaType.ARRAY).items(violation).description("One for each fault of the input"))
        .addRequired("type")
        .addRequired("title")
        .addRequired("status")
        .addRequired("code");
  }

  private static Schema text(String description) {
    return type(SchemaType.STRING).description(description);
  }

  private static Schema type(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
