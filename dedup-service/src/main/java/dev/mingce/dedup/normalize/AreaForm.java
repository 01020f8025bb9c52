package dev.mingce.dedup.normalize;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The coarse part of an address.
 *
 * @param province country and province, folded
 * @param district the district (or the city where no district is known), folded; empty when unknown
 */
public record AreaForm(String province, String district) implements Comparable<AreaForm> {

  /**
   * The coarse part of an address; nothing without a province, as a country alone says nothing
   * about identity.
   */
  public static Optional<AreaForm> of(
      @Nullable String country,
      @Nullable String province,
      @Nullable String city,
      @Nullable String district) {
    String provinceForm = fold(province);
    if (provinceForm.isEmpty()) {
      return Optional.empty();
    }
    String cityForm = fold(city);
    String districtForm = fold(district);
    return Optional.of(
        new AreaForm(
            fold(country) + "/" + provinceForm,
            districtForm.isEmpty() ? cityForm : cityForm + "/" + districtForm));
  }

  private static String fold(@Nullable String text) {
    return text == null ? "" : TextForm.folded(text);
  }

  @Override
  public int compareTo(AreaForm other) {
    return Comparator.comparing(AreaForm::province)
        .thenComparing(AreaForm::district)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return "AreaForm[***]";
  }
}
