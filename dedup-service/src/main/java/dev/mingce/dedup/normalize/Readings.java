package dev.mingce.dedup.normalize;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How Chinese names are read, in pinyin without tones and spaces. The own tables of surname
 * readings and of characters with several readings come first, then ICU.
 */
final class Readings {

  /** A name with more readings than this keeps the first ones. */
  static final int MOST = 4;

  private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin; Latin-ASCII");
  private static final Map<String, List<String>> SURNAMES =
      ReadingTable.read("surname-readings.txt");
  private static final Map<String, List<String>> POLYPHONES = ReadingTable.read("polyphones.txt");
  private static final Map<Integer, List<String>> CHARACTERS = new ConcurrentHashMap<>();

  private Readings() {}

  /** The readings of a surname, the usual one first. */
  static List<String> ofSurname(String surname) {
    List<String> known = SURNAMES.get(surname);
    return known != null ? known : ofGivenName(surname);
  }

  /** The readings of a given name, the usual one first. */
  static List<String> ofGivenName(String name) {
    List<String> readings = List.of("");
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      readings = extended(readings, ofCharacter(name.codePointAt(i)));
    }
    return readings;
  }

  /** Whether a text is how some surname is read. */
  static boolean isSurnameReading(String text) {
    return SurnameReadings.RANKS.containsKey(text);
  }

  /** How usual the surnames with a reading are, the most usual first; last when none has it. */
  static int surnameRank(String text) {
    return SurnameReadings.RANKS.getOrDefault(text, Integer.MAX_VALUE);
  }

  private static final class SurnameReadings {
    static final Map<String, Integer> RANKS = ranks();

    private static Map<String, Integer> ranks() {
      Map<String, Integer> ranks = new HashMap<>();
      List<String> usual = ChineseSurnames.usual();
      for (String surname : usual) {
        ofSurname(surname).forEach(reading -> ranks.putIfAbsent(reading, ranks.size()));
      }
      SURNAMES.values().forEach(rs -> rs.forEach(r -> ranks.putIfAbsent(r, ranks.size())));
      return ranks;
    }
  }

  private static List<String> extended(List<String> heads, List<String> tails) {
    if (tails.size() == 1) {
      return heads.stream().map(head -> head + tails.getFirst()).toList();
    }
    Set<String> longer = new LinkedHashSet<>();
    for (String tail : tails) {
      for (String head : heads) {
        if (longer.size() < MOST) {
          longer.add(head + tail);
        }
      }
    }
    return new ArrayList<>(longer);
  }

  private static List<String> ofCharacter(int character) {
    return CHARACTERS.computeIfAbsent(
        character,
        c -> {
          String text = Character.toString(c);
          List<String> several = POLYPHONES.get(text);
          return several != null ? several : List.of(plain(PINYIN.transliterate(text)));
        });
  }

  private static String plain(String pinyin) {
    return TextForm.folded(pinyin).replace(" ", "");
  }
}
