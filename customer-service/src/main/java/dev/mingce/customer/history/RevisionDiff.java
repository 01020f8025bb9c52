package dev.mingce.customer.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.customer.record.Revision;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions.
 *
 * @param masked whether the values are masked; they are compared as they are
 */
public record RevisionDiff(Revision from, Revision to, boolean masked, List<Change> changes) {
  public RevisionDiff {
    changes = List.copyOf(changes);
  }

  /**
   * One place that differs.
   *
   * @param path JSON Pointer into the customer
   * @param before absent where there was nothing
   * @param after absent where there is nothing any more
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Change(
      String path,
      @Schema(implementation = Object.class) @Nullable JsonNode before,
      @Schema(implementation = Object.class) @Nullable JsonNode after) {
    @Override
    public String toString() {
      return "Change[" + path + "]";
    }
  }
}
