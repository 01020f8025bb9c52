package dev.mingce.dedup.normalize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings the names of organisations into the form that is compared: without their legal form. */
public final class OrganisationNames {

  // Longest first, so that 股份有限公司 is not left as 股份.
  private static final List<String> CHINESE_FORMS =
      List.of(
          "股份有限公司", "有限责任公司", "有限責任公司", "普通合伙企业", "有限合伙企业", "有限公司", "合伙企业", "有限合伙", "普通合伙", "公司");

  private static final Set<String> LATIN_FORMS =
      Set.of(
          ("ltd limited llc llp lp inc incorporated corp corporation co company plc pty gmbh ag kg"
                  + " ohg se sa sas sarl spa srl bv nv oy oyj ab as aps kk pte sdn bhd pvt private lda"
                  + " ltda kft doo")
              .split(" "));
  private static final Map<String, String> SPELLINGS = spellings();

  private static final Set<String> FILLING = Set.of("the", "and", "of", "dba", "aka", "und", "et");
  private static final Pattern PARENTHESES = Pattern.compile("[(（]([^()（）]*)[)）]");
  private static final Pattern DOTTED = Pattern.compile("(?<=\\p{L})[.](?=\\p{L}(?:[.\\s]|$))");
  private static final Pattern SEPARATING = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private OrganisationNames() {}

  private static Map<String, String> spellings() {
    Map<String, String> spellings = new HashMap<>();
    String pairs =
        "intl international int'l international natl national mfg manufacturing mfrs manufacturers"
            + " assoc associates assocs associates assn association bros brothers svc services svcs"
            + " services service services mgmt management mgt management tech technology"
            + " technologies technology univ university hosp hospital ctr center centre center grp"
            + " group inst institute dept department dist distribution eng engineering engr"
            + " engineering sys systems system systems sol solutions solution solutions ind"
            + " industries indus industries industry industries labs laboratories lab laboratories"
            + " pharm pharmacy rest restaurant ristorante restaurant cafe cafe theatre theater";
    String[] words = pairs.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      spellings.put(words[i], words[i + 1]);
    }
    return Map.copyOf(spellings);
  }

  /**
   * The name without its legal form, or with it when nothing else would be left; nothing when no
   * letter is left.
   */
  public static Optional<NameForm> form(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    String undotted = DOTTED.matcher(TextForm.folded(name)).replaceAll(""); // S.A. is one word
    List<String> tokens =
        new ArrayList<>(
            Arrays.stream(SEPARATING.split(undotted)).filter(t -> !t.isEmpty()).toList());
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    stripForms(tokens);
    tokens.replaceAll(token -> SPELLINGS.getOrDefault(token, token));
    if (tokens.size() > 1) {
      List<String> telling = tokens.stream().filter(token -> !FILLING.contains(token)).toList();
      tokens = telling.isEmpty() ? tokens : telling;
    }
    String written = String.join(tokens.stream().allMatch(TextForm::isHan) ? "" : " ", tokens);
    return Optional.of(new NameForm(written, tokens));
  }

  private static void stripForms(List<String> tokens) {
    while (true) {
      String last = tokens.getLast();
      String stem = withoutChineseForm(last);
      if (!stem.isEmpty() && !stem.equals(last)) {
        tokens.set(tokens.size() - 1, stem);
      } else if (tokens.size() > 1 && (stem.isEmpty() || LATIN_FORMS.contains(last))) {
        tokens.removeLast();
      } else {
        return;
      }
    }
  }

  private static String withoutChineseForm(String token) {
    for (String form : CHINESE_FORMS) {
      if (token.endsWith(form)) {
        return token.substring(0, token.length() - form.length());
      }
    }
    return token;
  }

  /**
   * What a name is made of: its words, and of Chinese ones, which have no blanks, all pairs of
   * neighbouring characters. Which of them tell something, their frequency says.
   */
  static List<String> words(NameForm name) {
    List<String> words = new ArrayList<>();
    for (String token : name.tokens()) {
      if (token.length() > 2 && TextForm.isHan(token)) {
        for (int i = 0; i + 1 < token.length(); i++) {
          words.add(token.substring(i, i + 2));
        }
      } else {
        words.add(token);
      }
    }
    return words;
  }

  /**
   * The form for comparisons with other parts of a record: Chinese names without the place that
   * they begin with or hold in parentheses, which the address says again.
   */
  static Optional<NameForm> withoutRegion(String name) {
    String simplified = ChineseText.simplified(TextForm.folded(name));
    Matcher inner = PARENTHESES.matcher(simplified);
    String bare = inner.replaceAll(found -> isRegion(found.group(1)) ? "" : found.group());
    return form(hasHan(bare) ? Divisions.withoutRegion(bare.replace(" ", "")) : bare);
  }

  private static boolean isRegion(String text) {
    return hasHan(text) && Divisions.read(text).rest().isEmpty();
  }

  private static boolean hasHan(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }
}
