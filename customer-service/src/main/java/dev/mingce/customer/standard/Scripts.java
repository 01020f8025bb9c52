package dev.mingce.customer.standard;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** In which script a name is written, and what follows from it. */
public final class Scripts {
  private static final Set<UnicodeScript> SURNAME_FIRST =
      EnumSet.of(
          UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
  private static final Set<UnicodeScript> JAPANESE =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private Scripts() {}

  /**
   * ISO 15924 code: {@code Hani}, {@code Latn}, {@code Jpan}, …; {@code Zyyy} without letters and
   * {@code Mixd} where scripts meet.
   */
  public static String of(String text) {
    Set<UnicodeScript> found = EnumSet.noneOf(UnicodeScript.class);
    text.codePoints().mapToObj(UnicodeScript::of).forEach(found::add);
    found.remove(UnicodeScript.COMMON);
    found.remove(UnicodeScript.INHERITED);
    if (found.isEmpty()) {
      return "Zyyy";
    }
    if (found.size() > 1) {
      return JAPANESE.containsAll(found) ? "Jpan" : "Mixd";
    }
    return switch (found.iterator().next()) {
      case HAN -> "Hani";
      case LATIN -> "Latn";
      case HANGUL -> "Hang";
      case HIRAGANA -> "Hira";
      case KATAKANA -> "Kana";
      case CYRILLIC -> "Cyrl";
      case ARABIC -> "Arab";
      case TIBETAN -> "Tibt";
      case MONGOLIAN -> "Mong";
      case UnicodeScript other -> other.name().substring(0, 1) + rest(other.name());
    };
  }

  /** Whether the family name stands first and without a space. */
  public static boolean isSurnameFirst(String family) {
    return !family.isEmpty()
        && family.codePoints().allMatch(c -> SURNAME_FIRST.contains(UnicodeScript.of(c)));
  }

  private static String rest(String name) {
    return name.substring(1, Math.min(4, name.length())).toLowerCase(Locale.ROOT);
  }
}
