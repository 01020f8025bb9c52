package dev.mingce.dedup.normalize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings the names of persons into the form that is compared. */
public final class PersonNames {

  // An apostrophe joins (O'Brien, OBrien); hyphens, dots and the middle dot of transliterated names
  // separate.
  private static final Pattern JOINING = Pattern.compile("['\u2018\u2019\u02bc`]");
  private static final Pattern SEPARATING = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private PersonNames() {}

  /**
   * The form of a name.
   *
   * @param family the family name as entered, if it was entered apart
   * @param given the given name as entered, or the whole name when it was entered in one piece
   * @return nothing when no letter is left
   */
  public static Optional<NameForm> form(@Nullable String family, @Nullable String given) {
    List<String> familyTokens = tokens(family);
    List<String> givenTokens = tokens(given);
    List<String> all = new ArrayList<>(familyTokens);
    all.addAll(givenTokens);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    if (all.stream().allMatch(TextForm::isHan)) {
      return Optional.of(han(all));
    }
    List<String> written = new ArrayList<>(givenTokens);
    written.addAll(familyTokens);
    return Optional.of(new NameForm(String.join(" ", written), all));
  }

  private static NameForm han(List<String> tokens) {
    String written = String.join("", tokens);
    int surname = ChineseSurnames.lengthIn(written);
    boolean cutInsideSurname = tokens.getFirst().length() < surname;
    boolean transliterated = tokens.size() > 2; // 阿凡提·买买提·艾力 has no Chinese surname to find
    if (written.length() == 1 || transliterated || (tokens.size() == 2 && !cutInsideSurname)) {
      return new NameForm(written, tokens);
    }
    return new NameForm(
        written, List.of(written.substring(0, surname), written.substring(surname)));
  }

  private static List<String> tokens(@Nullable String part) {
    if (part == null) {
      return List.of();
    }
    String joined = JOINING.matcher(TextForm.folded(part)).replaceAll("");
    return Arrays.stream(SEPARATING.split(joined)).filter(token -> !token.isEmpty()).toList();
  }
}
