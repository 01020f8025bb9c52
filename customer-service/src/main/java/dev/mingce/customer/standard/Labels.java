package dev.mingce.customer.standard;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts in the two languages of the product. */
public final class Labels {
  public static final String CHINESE = "zh-CN";
  public static final String ENGLISH = "en";
  public static final Set<String> LANGUAGES = Set.of(CHINESE, ENGLISH);

  private Labels() {}

  /** The tag of a language in which texts are there; English for all others. */
  public static String tag(Locale locale) {
    return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
  }

  /** The text in a language, else in the other one, else nothing. */
  public static String pick(@Nullable Map<String, String> texts, String language) {
    if (texts == null) {
      return "";
    }
    String text = texts.get(language);
    if (text != null) {
      return text;
    }
    return texts.values().stream().findFirst().orElse("");
  }
}
