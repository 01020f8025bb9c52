package dev.mingce.customer.standard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a record of one kind must be like when it comes by one channel.
 *
 * @param strictIdentifiers types of which a wrong check character is refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StandardDefinition(
    List<Group> groups, List<FieldDefinition> fields, @Nullable List<String> strictIdentifiers) {
  public StandardDefinition {
    groups = Copies.list(groups);
    fields = Copies.list(fields);
    strictIdentifiers = Copies.listOrNull(strictIdentifiers);
  }

  /** Whether a wrong check character of this type is refused. */
  public boolean isStrict(String identifierType) {
    return strictIdentifiers != null && strictIdentifiers.contains(identifierType);
  }

  /**
   * Fields that a form shows together.
   *
   * @param labels title by language
   */
  public record Group(String code, Map<String, String> labels) {
    public Group {
      labels = Copies.labels(labels);
    }
  }
}
