package dev.mingce.bare;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers a text of a given size. */
@Path("/constant")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ConstantResource {
  private final String text;

  ConstantResource(@ConfigProperty(name = "bare.size") int size) {
    this.text = "\"" + "x".repeat(Math.max(0, size - 2)) + "\"";
  }

  @GET
  public String get() {
    return text;
  }
}
