package dev.mingce.customer.record;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Customers: register, read, change, list. */
@Path("/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
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
  @Operation(
      summary = "Registers a customer",
      description =
          "Permission customer:write. Needs Idempotency-Key. With If-None-Exist: identifier=<type>:<value> an existing"
              + " record is answered with 200 instead. Problems: malformed-json, validation-failed,"
              + " idempotency-key-required, idempotency-key-reused, request-in-progress, unit-not-permitted,"
              + " ambiguous-identifier.")
  public RestResponse<Object> register(
      @Nullable CustomerInput input,
      @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
      @RestHeader("If-None-Exist") @Nullable String ifNoneExist) {
    return registration.register(input, idempotencyKey, ifNoneExist).toResponse();
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed("customer:read")
  @Operation(
      summary = "One customer",
      description =
          "Permission customer:read; masked unless Accept-Mask: none comes with a Purpose and customer:reveal, which is"
              + " recorded. Problems: not-found, forbidden, purpose-required, customer-erased.")
  public RestResponse<Object> get(
      @RestPath String id,
      @RestHeader("Accept-Mask") @Nullable String acceptMask,
      @RestHeader("Purpose") @Nullable String purpose,
      @RestHeader("If-None-Match") @Nullable String ifNoneMatch) {
    Answer answer =
        "none".equals(acceptMask)
            ? customers.revealed(CustomerService.id(id), purpose)
            : customers.masked(CustomerService.id(id), ifNoneMatch);
    return answer.toResponse();
  }

  @PATCH
  @Path("/{id}")
  @Consumes("application/merge-patch+json")
  @PermissionsAllowed("customer:write")
  @Operation(
      summary = "Changes a customer",
      description =
          "Permission customer:write. JSON Merge Patch (RFC 7396) against the version in If-Match. Problems:"
              + " validation-failed, not-found, precondition-required, precondition-failed, unit-not-permitted.")
  public RestResponse<Object> patch(
      @RestPath String id,
      @Nullable JsonNode patch,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @RestHeader("Reason") @Nullable String reason) {
    return customers.patch(CustomerService.id(id), ifMatch, patch, reason).toResponse();
  }

  @GET
  @PermissionsAllowed("customer:read")
  @Operation(
      summary = "Customers of the caller's units",
      description =
          "Permission customer:read; masked. Filters: phone, email, identifier=<type>:<value>, name (whole), kind;"
              + " sort=createdAt or -createdAt. Problems: invalid-parameter, unknown-query-parameter, invalid-cursor.")
  public Page<CustomerView> list(@BeanParam CustomerFilter filter) {
    return lists.list(filter);
  }
}
