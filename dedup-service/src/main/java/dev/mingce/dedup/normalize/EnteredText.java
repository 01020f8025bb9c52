package dev.mingce.dedup.normalize;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What can be told of a text as it was entered, for those who judge or repair values rather than
 * compare them.
 */
public final class EnteredText {

  private static final Map<String, DivisionNames.County> COUNTIES = new HashMap<>();
  private static final Map<String, String> PROVINCES = new HashMap<>();

  static {
    for (DivisionNames.County county : DivisionNames.counties()) {
      COUNTIES.put(county.code(), county);
      PROVINCES.put(county.code().substring(0, 2), county.province());
    }
  }

  private EnteredText() {}

  /** Whether the text stands for nothing, such as 无, n/a or three equal characters. */
  public static boolean isPlaceholder(String text) {
    return Placeholders.isNothing(TextForm.folded(text));
  }

  /** Whether the digits of a number were only typed to fill the field. */
  public static boolean isFiller(String number) {
    String digits = TextForm.clean(number).replaceAll("[^0-9]", "");
    return digits.isEmpty() || Placeholders.isFiller(digits);
  }

  /** Whether the e-mail address belongs to nobody in particular, such as test@ or noreply@. */
  public static boolean isNobodysMailbox(String address) {
    return Placeholders.isNobodysMailbox(TextForm.folded(address).replace(" ", ""));
  }

  /** Whether the text is a Chinese surname that many have, or one of two characters. */
  public static boolean isSurname(String text) {
    String name = ChineseText.simplified(text);
    return ChineseSurnames.usual().contains(name)
        || (name.length() == 2 && ChineseSurnames.lengthIn(name + "一") == 2);
  }

  /** The text with simplified characters in place of traditional ones. */
  public static String simplified(String text) {
    return ChineseText.simplified(text);
  }

  /** A national id of 15 digits with 18; every other text as it is. */
  public static String withEighteenDigits(String number) {
    return NationalIds.withEighteenDigits(number);
  }

  /**
   * The divisions that names stand for, in one piece or several.
   *
   * @return nothing when the text begins with no division of China, or with one that could be
   *     several
   */
  public static Optional<Region> region(String names) {
    Divisions.Place place =
        Divisions.read(ChineseText.simplified(TextForm.folded(names)).replace(" ", ""));
    return place.province().isEmpty()
        ? Optional.empty()
        : Optional.of(new Region(place.province(), place.city(), place.district(), place.rest()));
  }

  /** The county of a code of GB/T 2260. */
  public static Optional<DivisionNames.County> county(String code) {
    return Optional.ofNullable(COUNTIES.get(code));
  }

  /** The province that a code of GB/T 2260 begins with. */
  public static Optional<String> provinceOfCode(String code) {
    return code.length() < 2
        ? Optional.empty()
        : Optional.ofNullable(PROVINCES.get(code.substring(0, 2)));
  }

  /**
   * Divisions by their names in use; empty when unknown.
   *
   * @param rest what followed them
   */
  public record Region(String province, String city, String district, String rest) {
    @Override
    public String toString() {
      return "Region[***]";
    }
  }
}
