package dev.mingce.customer.standard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One field of a data standard.
 *
 * @param path JSON Pointer into a customer, {@code *} for each entry of a list, in its place a type
 *     for the entries of that type; {@code /custom/<code>} is an attribute of the standard's own
 * @param type {@code list} for a list as a whole
 * @param labels title by language, {@code zh-CN} and {@code en}
 * @param help a sentence for who fills it in, by language
 * @param group code of the layout group
 * @param required for entries of a type: that there is one
 * @param pattern RE2 expression that the whole value must match, after the normalisers
 * @param normalisers {@code trim}, {@code nfkc}, {@code upper}, {@code lower}, {@code
 *     collapse-spaces}, applied in this order before the checks; what was entered is kept
 * @param dataClass {@code base}, {@code behaviour} or {@code preference}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldDefinition(
    String path,
    @Schema(enumeration = {"text", "date", "number", "boolean", "list"}) String type,
    Map<String, String> labels,
    @Nullable Map<String, String> help,
    @Nullable String group,
    boolean required,
    @Nullable Integer maxLength,
    @Nullable String pattern,
    @Nullable String codeList,
    @Nullable List<String> normalisers,
    @Nullable String dataClass) {
  public FieldDefinition {
    labels = Copies.labels(labels);
    help = Copies.labelsOrNull(help);
    normalisers = Copies.listOrNull(normalisers);
  }

  @JsonIgnore
  public boolean isCustom() {
    return path.startsWith("/custom/");
  }

  /** Where it lies; for a field that {@link DefinitionCheck} has passed. */
  public FieldPath place() {
    return FieldPath.parsed(path);
  }
}
