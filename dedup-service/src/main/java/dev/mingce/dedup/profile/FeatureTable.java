package dev.mingce.dedup.profile;

import dev.mingce.dedup.normalize.CustomerFeatures;
import dev.mingce.dedup.normalize.IdentifierForm;
import dev.mingce.dedup.normalize.NameForm;
import java.time.LocalDate;
import java.util.List;

/** What is known of customers as a table: the first value of each list, in its normal form. */
final class FeatureTable {

  static final List<String> COLUMNS =
      List.of(
          "name",
          "birthDate",
          "phone",
          "phones",
          "email",
          "emails",
          "nationalId",
          "socialCreditCode",
          "identifiers",
          "province",
          "district");

  private FeatureTable() {}

  static List<String> row(CustomerFeatures features) {
    NameForm name = features.name();
    LocalDate born = features.birthDate();
    return List.of(
        name == null ? "" : name.written(),
        born == null ? "" : born.toString(),
        first(features.phones()),
        count(features.phones()),
        first(features.emails()),
        count(features.emails()),
        identifier(features, "national-id"),
        identifier(features, "social-credit-code"),
        count(features.identifiers()),
        features.areas().isEmpty() ? "" : features.areas().getFirst().province(),
        features.areas().isEmpty() ? "" : features.areas().getFirst().district());
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static String count(List<?> values) {
    return Integer.toString(values.size());
  }

  private static String identifier(CustomerFeatures features, String type) {
    return features.identifiers().stream()
        .filter(one -> one.type().equals(type))
        .map(IdentifierForm::value)
        .findFirst()
        .orElse("");
  }
}
