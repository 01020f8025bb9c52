package dev.mingce.dedup.explain;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** For forms: who may be the same customer, before it is saved. */
@Path("/v1/duplicates/check")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duplicates")
@RunOnVirtualThread
public class CheckResource {

  private final CheckService checks;

  CheckResource(CheckService checks) {
    this.checks = checks;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("customer:read")
  @Operation(
      operationId = "checkDuplicates",
      summary = "Customers that resemble a record which is not saved yet",
      description =
          "At most 20, the most probable first, masked, and only of units that the caller may see."
              + " Nothing is stored, so no key is needed to repeat it.")
  @APIResponse(responseCode = "200", description = "The candidates")
  public CheckAnswer check(@Nullable CheckInput input) {
    return checks.check(input);
  }
}
