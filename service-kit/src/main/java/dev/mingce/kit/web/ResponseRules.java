package dev.mingce.kit.web;

import dev.mingce.kit.paging.Page;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What every answer carries: no caching of personal data, and the link to the next page of a list.
 */
public class ResponseRules {
  @ServerResponseFilter
  public void apply(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getUriInfo().getPath().startsWith("/v1/")) {
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
      response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    }
    if (response.getEntity() instanceof Page<?> page && page.nextCursor() != null) {
      // The cursor replaces an earlier one and every other parameter stays. Its alphabet needs no
      // escaping.
      String next =
          request
              .getUriInfo()
              .getRequestUriBuilder()
              .replaceQueryParam("cursor", page.nextCursor())
              .build()
              .toString();
      response.getHeaders().putSingle(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
  }
}
