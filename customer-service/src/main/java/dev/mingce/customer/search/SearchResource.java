package dev.mingce.customer.search;

import dev.mingce.kit.api.Answers;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Searches customers. */
@Path("/v1/customers/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "customers")
@RunOnVirtualThread
public class SearchResource {
  private final SearchService searches;

  SearchResource(SearchService searches) {
    this.searches = searches;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("customer:read")
  @Operation(
      operationId = "searchCustomers",
      summary = "Searches customers of the caller's units",
      description =
          "By a text, a structured filter, or both. With a text the best come first: a number or"
              + " address itself, the whole name, its pinyin, how it begins, a part of it, its"
              + " initials; and the newest first among equals. Masked; with Accept-Mask: none, a"
              + " Purpose and customer:reveal the values themselves, and each record shown is"
              + " recorded before the answer leaves. Changes nothing, and may be repeated.")
  @APIResponse(responseCode = "200", description = "A page of what was found")
  @Answers({"purpose-required", "customer-erased", "invalid-cursor"})
  public SearchPage search(
      @Nullable SearchInput input,
      @RestHeader("Accept-Mask")
          @Parameter(description = "none for the values themselves", example = "none")
          @Nullable String acceptMask,
      @RestHeader("Purpose")
          @Parameter(description = "What the values are needed for", example = "support")
          @Nullable String purpose) {
    return searches.search(input, "none".equals(acceptMask), purpose);
  }
}
