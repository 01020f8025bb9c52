package dev.mingce.customer.codelist;

import dev.mingce.customer.standard.CodeList;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One code.
 *
 * @param state {@code active}; {@code deprecated}: valid and not offered any more; {@code
 *     replaced}: refused
 * @param replacedBy the code that stands for it from now on
 */
public record CodeView(
    String code,
    Map<String, String> labels,
    @Schema(enumeration = {"active", "deprecated", "replaced"}) String state,
    @Nullable String replacedBy) {
  public CodeView {
    labels = Map.copyOf(labels);
  }

  static CodeView of(CodeList.Item item) {
    return new CodeView(item.code(), item.labels(), item.state(), item.replacedBy());
  }
}
