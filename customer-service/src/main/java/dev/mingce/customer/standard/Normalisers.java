package dev.mingce.customer.standard;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings a value into the form in which it is checked; what was entered is kept beside it. */
public final class Normalisers {
  public static final Set<String> NAMES =
      Set.of("trim", "nfkc", "upper", "lower", "collapse-spaces");

  private Normalisers() {}

  public static String apply(@Nullable List<String> normalisers, String value) {
    String text = value;
    for (String one : normalisers == null ? List.<String>of() : normalisers) {
      text =
          switch (one) {
            case "trim" -> text.strip();
            case "nfkc" -> Normalizer.normalize(text, Normalizer.Form.NFKC);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "collapse-spaces" -> text.replaceAll("\\s+", " ");
            default -> text;
          };
    }
    return text;
  }
}
