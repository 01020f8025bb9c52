package dev.mingce.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiSnapshotTest {
  private static final String ONE =
      "{\"paths\":{\"/b\":{\"get\":{\"responses\":{\"200\":{}}}}},\"openapi\":\"3.1.0\"}";
  private static final String MORE =
      "{\"paths\":{\"/a\":{\"get\":{}},\"/b\":{\"get\":{\"responses\":{\"200\":{}}}}},\"openapi\":\"3.1.0\"}";

  @TempDir Path folder;

  @Test
  void whatIsCommittedIsSortedAndEndsALine() throws IOException {
    check(MORE, true, false);

    assertThat(Files.readString(folder.resolve("note-service.json")))
        .isEqualTo(
            """
            {
              "openapi": "3.1.0",
              "paths": {
                "/a": {
                  "get": { }
                },
                "/b": {
                  "get": {
                    "responses": {
                      "200": { }
                    }
                  }
                }
              }
            }
            """);
  }

  @Test
  void theOrderOfKeysIsNoDifference() {
    check(ONE, true, false);

    assertThatCode(() ->
            check(
                "{\"openapi\":\"3.1.0\",\"paths\":{\"/b\":{\"get\":{\"responses\":{\"200\":{}}}}}}",
                false,
                false))
        .doesNotThrowAnyException();
  }

  @Test
  void anyDifferenceFailsAndSaysHowToAcceptIt() {
    check(ONE, true, false);

    assertThatThrownBy(() -> check(MORE, false, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("line 4\n-     \"/b\": {\n+     \"/a\": {")
        .hasMessageContaining("No client breaks.")
        .hasMessageEndingWith("-Dmingce.openapi.update=true");
  }

  @Test
  void aMissingSnapshotFailsToo() {
    assertThatThrownBy(() -> check(ONE, false, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-pl note-service -am");
  }

  @Test
  void anUpdateThatBreaksClientsNeedsItsOwnWord() throws IOException {
    check(MORE, true, false);
    String before = Files.readString(folder.resolve("note-service.json"));

    assertThatThrownBy(() -> check(ONE, true, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("GET /a: removed")
        .hasMessageEndingWith("-Dmingce.openapi.update=true -Dmingce.openapi.incompatible=true");
    assertThat(Files.readString(folder.resolve("note-service.json"))).isEqualTo(before);

    check(ONE, true, true);
    check(ONE, false, false);
  }

  private void check(String served, boolean update, boolean incompatible) {
    new ApiSnapshot(folder, "note-service").check(json(served), update, incompatible);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
