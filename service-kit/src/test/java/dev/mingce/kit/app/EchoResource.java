package dev.mingce.kit.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.TransientFault;
import dev.mingce.kit.problem.Violation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what it understood, or fails in every way. */
@Path("/v1/echo")
@PermitAll
@RunOnVirtualThread
public class EchoResource {
  @POST
  public NoteInput read(@Nullable NoteInput input) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    return input;
  }

  @PATCH
  public JsonNode tree(JsonNode patch) {
    return patch;
  }

  @GET
  @Path("/broken")
  public String broken() {
    throw new IllegalStateException("secret value 13812345678");
  }

  @GET
  @Path("/away")
  public String away() {
    throw new TransientFault("secret value 13812345678");
  }

  @GET
  @Path("/nothing")
  public @Nullable String nothing() {
    return null;
  }

  /** Cannot be written as JSON. */
  public record Unwritable(String name) {
    public String getValue() {
      if (!name.isEmpty()) {
        throw new IllegalStateException("secret value 13812345678");
      }
      return name;
    }
  }

  @GET
  @Path("/unwritable")
  public Unwritable unwritable() {
    return new Unwritable("x");
  }

  @GET
  @Path("/query")
  public int length(@QueryParam("kid") List<String> ids) {
    return ids.size();
  }
}
