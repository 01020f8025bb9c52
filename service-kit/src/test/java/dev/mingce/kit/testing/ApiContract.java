package dev.mingce.kit.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The API document of a service, held to what it promises:
 *
 * <pre>{@code
 * ApiContract contract = ApiContract.of("dedup-service", get("/q/openapi?format=json").asString());
 * contract.describesEveryOperation();
 * contract.isTheCommittedOne();
 * }</pre>
 *
 * <p>{@code -Dmingce.openapi.update=true} commits what is served now; a change that breaks clients
 * needs {@code -Dmingce.openapi.incompatible=true} as well.
 */
public final class ApiContract {
  private final String service;
  private final JsonNode document;

  private ApiContract(String service, JsonNode document) {
    this.service = service;
    this.document = document;
  }

  /** The document that the service serves, as JSON. */
  public static ApiContract of(String service, String served) {
    try {
      return new ApiContract(service, new ObjectMapper().readTree(served));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Every operation has a summary, an id, a tag, its permission, examples that fit their schemas,
   * and its problems.
   *
   * @throws AssertionError naming everything that is missing
   */
  public void describesEveryOperation() {
    List<String> faults = ApiRules.faults(document);
    if (!faults.isEmpty()) {
      throw new AssertionError("the API document is incomplete:\n" + String.join("\n", faults));
    }
  }

  /**
   * The document is the one in {@code docs/openapi}.
   *
   * @throws AssertionError naming the difference, and whether it breaks clients
   */
  public void isTheCommittedOne() {
    new ApiSnapshot(Path.of(System.getProperty("mingce.root"), "docs", "openapi"), service)
        .check(
            document,
            Boolean.getBoolean(ApiSnapshot.UPDATE),
            Boolean.getBoolean(ApiSnapshot.INCOMPATIBLE));
  }
}
