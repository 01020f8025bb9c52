package dev.mingce.customer.key;

import dev.mingce.events.sealed.JsonWebKey;
import dev.mingce.events.sealed.SubjectKeys;
import dev.mingce.kit.api.Answers;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Data keys, for the services and integrators that may read personal data in events. */
@Path("/v1/subject-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "subject keys")
@RunOnVirtualThread
@PermissionsAllowed("keys:unseal")
public class SubjectKeyResource {
  private final SubjectKeyService service;

  SubjectKeyResource(SubjectKeyService service) {
    this.service = service;
  }

  @GET
  @Path("/{kid}")
  @Operation(
      operationId = "getSubjectKey",
      summary = "One data key as a JSON Web Key (RFC 7517)",
      description = "Every call is recorded.")
  @APIResponse(responseCode = "200", description = "The key")
  @Answers("key-destroyed")
  public JsonWebKey one(
      @RestPath
          @Parameter(
              description = "The kid of what is sealed",
              example = "01936f2a-7c1f-7d05-8a44-0c6b2f9e7710")
          String kid) {
    return service.one(kid);
  }

  @GET
  @Operation(
      operationId = "listSubjectKeys",
      summary = "Up to 100 data keys",
      description =
          "Unknown keys are left out, destroyed ones are listed in gone. Every call is recorded.")
  @APIResponse(responseCode = "200", description = "The keys")
  public SubjectKeys many(
      @RestQuery
          @Parameter(
              description = "Repeated for each key, at most 100 times",
              required = true,
              example = "01936f2a-7c1f-7d05-8a44-0c6b2f9e7710")
          List<String> kid) {
    return service.many(kid);
  }
}
