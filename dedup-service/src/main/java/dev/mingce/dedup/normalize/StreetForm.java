package dev.mingce.dedup.normalize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Streets in the form that is compared: numbers apart from words, usual words in one spelling. */
final class StreetForm {

  private static final Pattern SEPARATING = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+[a-z]?");
  private static final Pattern HAN_NUMBER_UNIT =
      Pattern.compile("([0-9]+)\\s*(?:号院|号楼|号|弄|栋|幢|座|单元|室|楼|层|巷)");
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("st", "street"),
          Map.entry("str", "street"),
          Map.entry("rd", "road"),
          Map.entry("ave", "avenue"),
          Map.entry("av", "avenue"),
          Map.entry("dr", "drive"),
          Map.entry("pl", "place"),
          Map.entry("cct", "circuit"),
          Map.entry("crct", "circuit"),
          Map.entry("cres", "crescent"),
          Map.entry("cl", "close"),
          Map.entry("ct", "court"),
          Map.entry("crt", "court"),
          Map.entry("ln", "lane"),
          Map.entry("blvd", "boulevard"),
          Map.entry("bd", "boulevard"),
          Map.entry("hwy", "highway"),
          Map.entry("pde", "parade"),
          Map.entry("tce", "terrace"),
          Map.entry("sq", "square"),
          Map.entry("n", "north"),
          Map.entry("s", "south"),
          Map.entry("e", "east"),
          Map.entry("w", "west"));

  private StreetForm() {}

  /** The words in one spelling, numbers where they stood. */
  static String form(String text) {
    String folded = ChineseText.simplified(TextForm.folded(text));
    Matcher units = HAN_NUMBER_UNIT.matcher(folded);
    String numbered = units.replaceAll(" $1 ");
    List<String> tokens = new ArrayList<>();
    for (String token : SEPARATING.split(numbered, -1)) {
      if (!token.isEmpty()) {
        tokens.add(SPELLINGS.getOrDefault(token, token));
      }
    }
    return String.join(" ", tokens);
  }

  /** The numbers of a street's form in ascending order, its words in theirs, and each word. */
  static String[] numbersAndWords(String form) {
    List<String> numbers = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String token : form.split(" ", -1)) {
      (NUMBER.matcher(token).matches() ? numbers : words).add(token);
    }
    Collections.sort(numbers);
    List<String> forms = new ArrayList<>(words.size() + 2);
    forms.add(String.join(" ", numbers));
    forms.add(String.join(" ", words));
    forms.addAll(words);
    return forms.toArray(String[]::new);
  }
}
