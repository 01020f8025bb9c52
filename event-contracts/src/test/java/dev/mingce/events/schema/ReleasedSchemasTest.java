package dev.mingce.events.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the contract to its promise. On a release the folder {@code schemas} is copied to {@code
 * released/v1}; between releases nothing in there changes.
 */
class ReleasedSchemasTest {
  private static final String RELEASED = "released/v1";

  static List<String> released() {
    return ContractFiles.fileNames(RELEASED);
  }

  private static JsonNode read(String folder, String file) {
    Path path = ContractFiles.root().resolve(folder).resolve(file);
    return ContractFiles.json(path);
  }

  @Test
  void noReleasedTypeIsGone() {
    assertThat(released()).isNotEmpty();
    assertThat(ContractFiles.fileNames("schemas")).containsAll(released());
  }

  @ParameterizedTest
  @MethodSource("released")
  void schemaKeepsWhatItsReleasePromised(String file) {
    assertThat(SchemaCompatibility.breaks(read(RELEASED, file), read("schemas", file))).isEmpty();
  }
}
