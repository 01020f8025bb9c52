package dev.mingce.customer.token;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody looks for by name, as the pieces that a name must have: for each kind a list of
 * alternatives, all pieces of one of which are needed.
 */
final class NameQuery {
  private static final Pattern LETTERS = Pattern.compile("[a-z]+");

  // No syllable begins with i, u or v.
  private static final Pattern INITIALS = Pattern.compile("[a-hj-tw-z]+");

  // Dongfang, Shangguan; of a reading, beginnings of ten letters are kept.
  private static final int LONGEST_FAMILY = NamePieces.LATIN_PREFIX_MAX;

  // Two ways for each word: how it begins, or that it is a part.
  private static final int MOST_WORDS_IN_TWO_WAYS = 3;

  private final Map<NameKind, List<List<NamePiece>>> kinds = new EnumMap<>(NameKind.class);

  private NameQuery() {}

  static Map<NameKind, List<List<NamePiece>>> of(String text) {
    NameQuery query = new NameQuery();
    List<String> words = Folding.words(text);
    String joined = String.join("", words);
    if (joined.isEmpty()) {
      return query.kinds;
    }
    query.add(NameKind.WHOLE, List.of(new NamePiece(NameKind.WHOLE, joined)));
    List<String> telling = telling(words);
    query.prefixes(telling, joined);
    query.parts(telling);
    if (LETTERS.matcher(joined).matches()) {
      query.letters(joined);
    }
    return query.kinds;
  }

  // A single letter among words, such as a middle initial, is not kept for itself.
  private static List<String> telling(List<String> words) {
    List<String> telling =
        words.stream().filter(word -> word.length() > 1 || Folding.isIdeographic(word)).toList();
    return telling.isEmpty() ? words : telling;
  }

  private void letters(String joined) {
    String typed = Pinyin.typed(joined);
    add(NameKind.PINYIN, List.of(new NamePiece(NameKind.PINYIN, typed)));
    add(NameKind.PREFIX, List.of(new NamePiece(NameKind.PREFIX, typed)));
    add(NameKind.PART, List.of(new NamePiece(NameKind.PART, typed)));
    if (joined.length() >= 2 && joined.length() <= NamePieces.INITIALS_MAX) {
      add(NameKind.INITIALS, List.of(new NamePiece(NameKind.INITIALS, joined)));
    }
    familyAndInitials(typed);
  }

  // ouyangxm or ouyxm: a beginning of the family name, then initials of the given name.
  private void familyAndInitials(String typed) {
    for (int initials = 1; initials <= NamePieces.GIVEN_INITIALS_MAX; initials++) {
      int split = typed.length() - initials;
      if (split >= NamePieces.LATIN_PREFIX_MIN
          && split <= LONGEST_FAMILY
          && INITIALS.matcher(typed.substring(split)).matches()) {
        add(
            NameKind.INITIALS,
            List.of(
                new NamePiece(NameKind.PREFIX, typed.substring(0, split)),
                new NamePiece(NameKind.INITIALS, NamePieces.GIVEN + typed.substring(split))));
      }
    }
  }

  private void prefixes(List<String> words, String joined) {
    if (words.size() == 1 && Folding.isIdeographic(joined)) {
      List<NamePiece> needed = new ArrayList<>();
      int characters = joined.codePointCount(0, joined.length());
      int end = joined.offsetByCodePoints(0, Math.min(characters, NamePieces.HAN_PREFIX_MAX));
      needed.add(new NamePiece(NameKind.PREFIX, joined.substring(0, end)));
      if (characters > NamePieces.HAN_PREFIX_MAX) {
        needed.addAll(within(joined));
      }
      add(NameKind.PREFIX, needed);
    } else if (words.stream().allMatch(word -> word.length() >= NamePieces.LATIN_PREFIX_MIN)) {
      add(NameKind.PREFIX, words.stream().map(NameQuery::beginning).toList());
    }
  }

  private void parts(List<String> words) {
    List<List<NamePiece>> ways = List.of(List.of());
    for (String word : words) {
      ways = crossed(ways, waysOf(word, words.size()));
    }
    for (List<NamePiece> way : ways) {
      // All of them beginnings is a prefix already.
      if (way.stream().anyMatch(piece -> piece.kind() == NameKind.PART)) {
        add(NameKind.PART, way);
      }
    }
  }

  private static List<List<NamePiece>> waysOf(String word, int words) {
    if (Folding.isIdeographic(word)) {
      return List.of(within(word));
    }
    List<List<NamePiece>> ways = new ArrayList<>();
    if (word.length() >= NamePieces.LATIN_PREFIX_MIN) {
      ways.add(List.of(beginning(word)));
    }
    if (words <= MOST_WORDS_IN_TWO_WAYS || ways.isEmpty()) {
      ways.add(List.of(new NamePiece(NameKind.PART, Pinyin.typed(word))));
    }
    return ways;
  }

  private static NamePiece beginning(String word) {
    int most =
        Folding.isIdeographic(word) ? NamePieces.HAN_PREFIX_MAX : NamePieces.LATIN_PREFIX_MAX;
    int characters = Math.min(word.codePointCount(0, word.length()), most);
    return new NamePiece(
        NameKind.PREFIX, word.substring(0, word.offsetByCodePoints(0, characters)));
  }

  private static List<NamePiece> within(String word) {
    int[] characters = word.codePoints().limit(NamePieces.LONGEST).toArray();
    List<NamePiece> pieces = new ArrayList<>();
    for (int i = 0; i + 1 < characters.length; i++) {
      pieces.add(new NamePiece(NameKind.PART, new String(characters, i, 2)));
    }
    return pieces.isEmpty() ? List.of(new NamePiece(NameKind.PART, word)) : pieces;
  }

  private static List<List<NamePiece>> crossed(
      List<List<NamePiece>> heads, List<List<NamePiece>> tails) {
    List<List<NamePiece>> all = new ArrayList<>();
    for (List<NamePiece> head : heads) {
      for (List<NamePiece> tail : tails) {
        List<NamePiece> joined = new ArrayList<>(head);
        joined.addAll(tail);
        all.add(joined);
      }
    }
    return all;
  }

  private void add(NameKind kind, List<NamePiece> alternative) {
    List<List<NamePiece>> alternatives = kinds.computeIfAbsent(kind, any -> new ArrayList<>());
    if (!alternatives.contains(alternative)) {
      alternatives.add(alternative);
    }
  }
}
