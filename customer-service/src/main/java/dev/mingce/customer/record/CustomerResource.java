package dev.mingce.customer.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.customer.content.CustomerInput;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
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

/** Customers: register, read, change, list. */
@Path("/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "customers")
@RunOnVirtualThread
public class CustomerResource {
  private final RegistrationService registration;
  private final CustomerService customers;
  private final CustomerListService lists;

  CustomerResource(
      RegistrationService registration, CustomerService customers, CustomerListService lists) {
    this.registration = registration;
    this.customers = customers;
    this.lists = lists;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed("customer:write")
  @Operation(operationId = "registerCustomer", summary = "Registers a customer")
  @RequestBody(
      content =
          @Content(
              schema =
                  @Schema(
                      allOf = CustomerInput.class,
                      requiredProperties = {"kind", "name"})))
  @APIResponse(
      responseCode = "200",
      description = "There is one with the identifier of If-None-Exist",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  @APIResponse(
      responseCode = "201",
      description = "Registered; masked",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  @Answers({
    "unit-not-permitted",
    "not-found",
    "ambiguous-identifier",
    "identifier-taken",
    "customer-erased"
  })
  public RestResponse<Object> register(
      @Nullable CustomerInput input,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
      @RestHeader("If-None-Exist")
          @Parameter(
              description =
                  "Registers only when no record has this identifier; 404 when one has that the"
                      + " caller may not see",
              example = "identifier=passport:E12345678")
          @Nullable String ifNoneExist,
      @RestHeader("Channel")
          @Parameter(
              description =
                  "Where it comes from, a code of the list source-channel; a channel can have a"
                      + " data standard of its own",
              example = "store")
          @Nullable String channel) {
    return registration.register(input, channel, idempotencyKey, ifNoneExist).toResponse();
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed("customer:read")
  @Operation(
      operationId = "getCustomer",
      summary = "One customer, masked",
      description =
          "With Accept-Mask: none, a Purpose and customer:reveal the values themselves; that is"
              + " recorded before the answer leaves.")
  @APIResponse(
      responseCode = "200",
      description = "The current version",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  @Answers({"purpose-required", "customer-erased"})
  public RestResponse<Object> get(
      @RestPath String id,
      @RestHeader("Accept-Mask")
          @Parameter(description = "none for the values themselves", example = "none")
          @Nullable String acceptMask,
      @RestHeader("Purpose")
          @Parameter(description = "What the values are needed for", example = "support")
          @Nullable String purpose,
      @RestHeader("If-None-Match") @Nullable String ifNoneMatch,
      @RestQuery
          @Parameter(
              description = "The version that was current then; 404 before the first",
              example = "2026-11-02T03:04:05Z")
          @Nullable String asOf) {
    if (asOf != null) {
      return customers
          .asOf(VisibilityService.id(id), asOf, "none".equals(acceptMask), purpose)
          .toResponse();
    }
    Answer answer =
        "none".equals(acceptMask)
            ? customers.revealed(VisibilityService.id(id), purpose)
            : customers.masked(VisibilityService.id(id), ifNoneMatch);
    return answer.toResponse();
  }

  @PATCH
  @Path("/{id}")
  @Consumes("application/merge-patch+json")
  @PermissionsAllowed("customer:write")
  @Operation(
      operationId = "changeCustomer",
      summary = "Changes a customer by a JSON Merge Patch (RFC 7396)",
      description = "A null removes a value; lists are replaced as a whole.")
  @RequestBody(content = @Content(schema = @Schema(implementation = CustomerInput.class)))
  @APIResponse(
      responseCode = "200",
      description = "The new version, masked; the current one when nothing changed",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  @Answers({"unit-not-permitted", "identifier-taken", "customer-erased"})
  public RestResponse<Object> patch(
      @RestPath String id,
      @Nullable JsonNode patch,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @RestHeader("Reason")
          @Parameter(description = "Why, for the history", example = "customer-request")
          @Nullable String reason,
      @RestHeader("Channel")
          @Parameter(
              description =
                  "Where it comes from, a code of the list source-channel; a channel can have a"
                      + " data standard of its own",
              example = "store")
          @Nullable String channel) {
    return customers.patch(VisibilityService.id(id), ifMatch, patch, reason, channel).toResponse();
  }

  @GET
  @PermissionsAllowed("customer:read")
  @Operation(
      operationId = "listCustomers",
      summary = "Customers of the caller's units, masked",
      description = "Filters are exact, after normalisation, and all of them must match.")
  @Answers("customer-erased")
  public Page<CustomerView> list(@BeanParam CustomerFilter filter) {
    return lists.list(filter);
  }
}
