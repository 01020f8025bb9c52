package dev.mingce.dedup.normalize;

import com.ibm.icu.text.Transliterator;
import java.util.List;

/** How Chinese names are read and written, for those who make or show names. */
public final class NameReadings {

  private static final Transliterator TRADITIONAL =
      Transliterator.getInstance("Simplified-Traditional");

  private NameReadings() {}

  /** Readings of a surname in pinyin without tones, the usual one first. */
  public static List<String> ofSurname(String surname) {
    return Readings.ofSurname(surname);
  }

  /** Readings of a given name in pinyin without tones and spaces, the usual one first. */
  public static List<String> ofGivenName(String name) {
    return Readings.ofGivenName(name);
  }

  /** The most usual surnames of one character, the most usual first. */
  public static List<String> usualSurnames() {
    return ChineseSurnames.usual();
  }

  /** A text in traditional characters. */
  public static String traditional(String text) {
    return TRADITIONAL.transliterate(text);
  }

  /** A text in simplified characters. */
  public static String simplified(String text) {
    return ChineseText.simplified(text);
  }
}
