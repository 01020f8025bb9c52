package dev.mingce.dedup.normalize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes names apart, Chinese ones by their surname and others by their order. */
final class NameParser {

  private static final Pattern JOINING = Pattern.compile("['\u2018\u2019\u02bc`]");
  private static final Pattern SEPARATING = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern TONE = Pattern.compile("(?<=[a-z]{2})[1-5](?![0-9])");
  private static final Pattern SUFFIX_START = Pattern.compile("[0-9].*");
  private static final Set<String> TITLES =
      Set.of(
          ("mr mrs ms miss mx dr prof professor sir dame rev reverend hon honourable madam mme mlle"
                  + " herr frau don doña 先生 女士 小姐 太太 老师 教授 博士")
              .split(" "));
  private static final Set<String> SUFFIXES =
      Set.of(
          ("jr sr junior senior ii iii iv esq esquire phd md mp obe mbe cbe kbe baron baronet bt"
                  + " earl viscount duke marquess lord count countess lady knight")
              .split(" "));

  private NameParser() {}

  /** The parts of a name of which any text may be empty; what is told twice is taken once. */
  static NameParts parse(String given, String family, String full) {
    List<String> givenWords = words(given);
    List<String> familyWords = words(family);
    if (givenWords.isEmpty() && familyWords.isEmpty()) {
      return fromFull(full);
    }
    if (familyWords.isEmpty() && givenWords.size() == 1 && isWholeHan(givenWords.getFirst())) {
      return fromFull(full.isEmpty() ? given : full);
    }
    List<String> others = new ArrayList<>(words(full));
    return parts(givenWords, familyWords, others);
  }

  private static boolean isWholeHan(String word) {
    return TextForm.isHan(word) && word.length() > 2;
  }

  private static NameParts fromFull(String full) {
    String folded = TextForm.folded(full);
    int comma = folded.indexOf(',');
    if (comma > 0) {
      List<String> before = words(folded.substring(0, comma));
      List<String> after = words(folded.substring(comma + 1));
      boolean suffix =
          after.isEmpty()
              || SUFFIX_START.matcher(after.getFirst()).matches()
              || SUFFIXES.contains(after.getFirst());
      if (!suffix && !before.isEmpty() && before.size() <= 2) {
        return parts(after, before, new ArrayList<>());
      }
      return inOrder(before, after);
    }
    return inOrder(words(folded), List.of());
  }

  private static NameParts inOrder(List<String> words, List<String> rest) {
    if (words.isEmpty()) {
      return new NameParts("", "", rest);
    }
    if (words.stream().allMatch(TextForm::isHan)) {
      return han(words, rest);
    }
    List<String> others = new ArrayList<>(rest);
    int last = words.size() - 1;
    while (last > 0 && SUFFIXES.contains(words.get(last))) {
      others.add(words.get(last--));
    }
    List<String> core = words.subList(0, last + 1);
    if (core.size() == 1) {
      return new NameParts(core.getFirst(), "", others);
    }
    if (Pinyin.isSurnameFirst(core)) {
      return parts(core.subList(1, core.size()), core.subList(0, 1), others);
    }
    int familyFrom = familyStart(core);
    return parts(core.subList(0, familyFrom), core.subList(familyFrom, core.size()), others);
  }

  // "ludwig van beethoven": the small words belong to the family name.
  private static int familyStart(List<String> core) {
    int start = core.size() - 1;
    while (start > 1 && PARTICLES.contains(core.get(start - 1))) {
      start--;
    }
    return start;
  }

  private static final Set<String> PARTICLES =
      Set.of(
          "van von der den de del della di da dos du la le ter ten zu bin ibn al el st".split(" "));

  private static NameParts han(List<String> words, List<String> others) {
    String written = String.join("", words);
    int surname = words.size() == 2 ? words.getFirst().length() : ChineseSurnames.lengthIn(written);
    if (written.length() < 2 || words.size() > 2) {
      return new NameParts(written, "", others);
    }
    int cut = Math.max(surname, ChineseSurnames.lengthIn(written));
    return new NameParts(written.substring(cut), written.substring(0, cut), others);
  }

  private static NameParts parts(List<String> given, List<String> family, List<String> others) {
    String familyName = String.join(" ", family);
    List<String> rest = new ArrayList<>();
    String givenName = "";
    if (!given.isEmpty()) {
      boolean joined =
          given.stream().allMatch(TextForm::isHan) || Pinyin.isGivenName(given, familyName);
      givenName = joined ? String.join("", given) : given.getFirst();
      if (!joined) {
        rest.addAll(given.subList(1, given.size()));
      }
    }
    for (String word : others) {
      if (!given.contains(word) && !family.contains(word) && !isBoth(word, familyName, givenName)) {
        rest.add(word);
      }
    }
    return new NameParts(givenName, familyName, rest);
  }

  private static boolean isBoth(String word, String family, String given) {
    return word.equals(family + given) || word.equals(given + family);
  }

  /** The words of a text, folded, simplified, without titles and tones. */
  static List<String> words(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    String folded = ChineseText.simplified(JOINING.matcher(TextForm.folded(text)).replaceAll(""));
    if (Placeholders.isNothing(folded)) {
      return List.of();
    }
    return Arrays.stream(SEPARATING.split(folded, -1))
        .map(NameParser::withoutTones)
        .filter(word -> !word.isEmpty() && !TITLES.contains(word))
        .toList();
  }

  private static String withoutTones(String word) {
    String toneless = TONE.matcher(word).replaceAll("");
    return !toneless.equals(word) && Pinyin.isReading(toneless) ? toneless : word;
  }
}
