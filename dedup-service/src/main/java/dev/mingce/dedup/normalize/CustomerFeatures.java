package dev.mingce.dedup.normalize;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that matching knows about a customer, in comparable forms. The lists are sorted and without
 * repetition, so that equal features are equal records. Personal data: kept only under the
 * customer's own key.
 */
public record CustomerFeatures(
    SubjectKind kind,
    @Nullable NameForm name,
    @Nullable LocalDate birthDate,
    List<String> phones,
    List<String> emails,
    List<IdentifierForm> identifiers,
    List<AreaForm> areas) {

  public CustomerFeatures {
    phones = distinct(phones);
    emails = distinct(emails);
    identifiers = distinct(identifiers);
    areas = distinct(areas);
  }

  private static <T> List<T> distinct(Collection<T> values) {
    return values.stream().distinct().sorted().toList();
  }

  @Override
  public String toString() {
    return "CustomerFeatures[" + kind + ", ***]";
  }
}
