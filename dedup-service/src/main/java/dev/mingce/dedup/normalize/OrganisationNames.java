package dev.mingce.dedup.normalize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
          ("ltd limited llc llp lp inc incorporated corp corporation co company plc pty gmbh ag kg ohg se sa sas sarl spa srl bv nv oy "
                  + "oyj ab as aps kk")
              .split(" "));

  private static final Pattern DOTTED = Pattern.compile("(?<=\\p{L})[.](?=\\p{L}(?:[.\\s]|$))");
  private static final Pattern SEPARATING = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private OrganisationNames() {}

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
}
