package dev.mingce.customer.key;

import dev.mingce.events.sealed.JsonWebKey;
import dev.mingce.events.sealed.SubjectKeys;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Data keys, for the services and integrators that may read personal data in events. */
@Path("/v1/subject-keys")
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
      summary = "One data key as a JSON Web Key (RFC 7517)",
      description =
          "Permission keys:unseal. Problems: not-found, key-destroyed (410, after erasure). Every call is recorded.")
  public JsonWebKey one(String kid) {
    return service.one(kid);
  }

  @GET
  @Operation(
      summary = "Up to 100 data keys",
      description =
          "Permission keys:unseal. Unknown keys are left out, destroyed ones are listed in gone. Problems:"
              + " invalid-parameter.")
  public SubjectKeys many(@RestQuery List<String> kid) {
    return service.many(kid);
  }
}
