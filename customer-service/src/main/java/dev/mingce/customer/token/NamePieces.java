package dev.mingce.customer.token;

import dev.mingce.customer.standard.Surnames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a name apart into what it can be found by. Bounded: of a long name, parts beyond the first
 * {@value #LONGEST} characters are found by the whole name only.
 */
final class NamePieces {
  static final int LONGEST = 40;
  static final int LATIN_PREFIX_MIN = 2;
  static final int LATIN_PREFIX_MAX = 10;
  static final int HAN_PREFIX_MAX = 4;

  /** Names of more characters are organisations': single characters would find everything. */
  static final int PERSONAL = 6;

  static final int INITIALS_MAX = 8;

  /** Of given names; longer ones are found by this many. */
  static final int GIVEN_INITIALS_MAX = 3;

  /** Tells initials of the given name alone from others; no letter of a folded name. */
  static final String GIVEN = "/";

  private final Set<NamePiece> pieces = new LinkedHashSet<>();

  private NamePieces() {}

  /** The pieces of a name in parts, or of one text where it was not taken apart. */
  static Set<NamePiece> of(@Nullable String family, @Nullable String given, @Nullable String full) {
    NamePieces pieces = new NamePieces();
    if (full != null) {
      pieces.text(full);
    }
    if (family != null && given != null) {
      pieces.parts(family, given);
    } else if (family != null || given != null) {
      pieces.text(family != null ? family : given + "");
    }
    return pieces.pieces;
  }

  /** The pieces of a reading that the customer stated, such as {@code Wang Xiaoming}. */
  static Set<NamePiece> ofReading(String reading) {
    NamePieces pieces = new NamePieces();
    List<String> words = Folding.words(reading);
    pieces.add(NameKind.PINYIN, Pinyin.typed(String.join("", words)));
    pieces.words(words);
    pieces.initials(words);
    return pieces.pieces;
  }

  private void text(String name) {
    String joined = Folding.joined(name);
    Surnames.Parts parts = Surnames.split(joined).orElse(null);
    if (parts != null) {
      parts(parts.family(), parts.given());
      return;
    }
    add(NameKind.WHOLE, joined);
    List<String> words = Folding.words(name);
    words(words);
    if (words.stream().anyMatch(Folding::isIdeographic)) {
      Pinyin.ofText(cut(joined)).forEach(syllables -> readings(syllables, 0));
    } else {
      initials(words);
      // Family names last are typed first in many lists.
      if (words.size() > 1) {
        add(NameKind.WHOLE, words.getLast() + String.join("", words.subList(0, words.size() - 1)));
      }
    }
  }

  private void parts(String family, String given) {
    List<String> head = Folding.words(family);
    List<String> tail = Folding.words(given);
    String first = String.join("", head);
    String last = String.join("", tail);
    if (first.isEmpty() || last.isEmpty()) {
      text(family + given);
      return;
    }
    add(NameKind.WHOLE, first + last);
    add(NameKind.WHOLE, last + first);
    if (Folding.isIdeographic(first) && Folding.isIdeographic(last)) {
      words(List.of(first + last));
      int surname = first.codePointCount(0, first.length());
      Pinyin.of(cut(first), cut(last)).forEach(syllables -> readings(syllables, surname));
    } else {
      words(head);
      words(tail);
      initials(concat(head, tail));
      initials(concat(tail, head));
    }
  }

  private void words(List<String> words) {
    for (String word : words) {
      int[] characters = word.codePoints().limit(LONGEST).toArray();
      if (Folding.isIdeographic(word)) {
        ideographs(characters, word.codePointCount(0, word.length()));
      } else {
        beginnings(new String(characters, 0, characters.length));
      }
    }
  }

  private void ideographs(int[] characters, int length) {
    for (int n = 1; n <= Math.min(HAN_PREFIX_MAX, characters.length); n++) {
      add(NameKind.PREFIX, new String(characters, 0, n));
    }
    for (int i = 0; i < characters.length; i++) {
      if (length <= PERSONAL) {
        add(NameKind.PART, new String(characters, i, 1));
      }
      if (i + 1 < characters.length) {
        add(NameKind.PART, new String(characters, i, 2));
      }
    }
  }

  /**
   * @param surname how many of the syllables are the family name; 0 where there is none
   */
  private void readings(List<String> syllables, int surname) {
    int count = syllables.size();
    if (count < 2) {
      syllables.forEach(one -> add(NameKind.PINYIN, one));
      return;
    }
    add(NameKind.PINYIN, run(syllables, 0, count));
    beginnings(run(syllables, 0, count));
    String letters = firsts(syllables);
    add(NameKind.INITIALS, letters.substring(0, Math.min(count, INITIALS_MAX)));
    for (int n = 2; n < Math.min(count, PERSONAL + 1); n++) {
      add(NameKind.INITIALS, letters.substring(0, n));
    }
    if (surname > 0 && surname < count) {
      add(NameKind.PINYIN, run(syllables, surname, count) + run(syllables, 0, surname));
      add(NameKind.PREFIX, run(syllables, surname, count));
      givenInitials(letters.substring(surname));
    }
    for (int end = 1; end < Math.min(count, PERSONAL + 1); end++) {
      add(NameKind.PREFIX, run(syllables, 0, end));
    }
    for (int start = 1; count <= PERSONAL && start < count; start++) {
      for (int end = start + 1; end <= count; end++) {
        add(NameKind.PART, run(syllables, start, end));
      }
    }
  }

  // Somebody who types pinyin stops anywhere in a syllable.
  private void beginnings(String word) {
    int characters = word.codePointCount(0, word.length());
    for (int n = LATIN_PREFIX_MIN; n <= Math.min(LATIN_PREFIX_MAX, characters); n++) {
      add(NameKind.PREFIX, word.substring(0, word.offsetByCodePoints(0, n)));
    }
  }

  // For a family name typed out and a given name by its initials.
  private void givenInitials(String letters) {
    for (int n = 1; n <= Math.min(GIVEN_INITIALS_MAX, letters.length()); n++) {
      add(NameKind.INITIALS, GIVEN + letters.substring(0, n));
    }
  }

  private void initials(List<String> words) {
    if (words.size() > 1) {
      String letters = firsts(words);
      add(NameKind.INITIALS, letters.substring(0, Math.min(letters.length(), INITIALS_MAX)));
    }
  }

  private void add(NameKind kind, String text) {
    if (!text.isEmpty()) {
      pieces.add(new NamePiece(kind, text));
    }
  }

  private static String run(List<String> syllables, int from, int to) {
    return String.join("", syllables.subList(from, to));
  }

  private static String firsts(List<String> words) {
    StringBuilder letters = new StringBuilder();
    words.forEach(word -> letters.append(Character.toString(word.codePointAt(0))));
    return letters.toString();
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }

  private static List<String> concat(List<String> head, List<String> tail) {
    List<String> all = new ArrayList<>(head);
    all.addAll(tail);
    return all;
  }
}
