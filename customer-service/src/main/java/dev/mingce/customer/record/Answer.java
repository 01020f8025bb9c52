package dev.mingce.customer.record;

import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** A body with its status and headers. */
public record Answer(int status, Map<String, String> headers, Object body) {
  /** 308 to the survivor of a merge. */
  static Answer moved(UUID survivor) {
    return new Answer(308, Map.of("Location", "/v1/customers/" + survivor), "");
  }

  public RestResponse<Object> toResponse() {
    RestResponse.ResponseBuilder<Object> response =
        RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), body);
    headers.forEach(response::header);
    return response.type("application/json").build();
  }
}
