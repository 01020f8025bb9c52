package dev.mingce.customer.record;

import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** A body with its status and headers. */
record Answer(int status, Map<String, String> headers, Object body) {
  RestResponse<Object> toResponse() {
    RestResponse.ResponseBuilder<Object> response =
        RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), body);
    headers.forEach(response::header);
    return response.type("application/json").build();
  }
}
