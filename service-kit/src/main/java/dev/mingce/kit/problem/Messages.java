package dev.mingce.kit.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Texts of problems in Simplified Chinese and English. Every module adds a {@code
 * problems/messages_en.properties} and a {@code problems/messages_zh.properties}; all of them on
 * the class path are read together.
 */
public final class Messages {
  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

  private final Map<String, String> english;
  private final Map<String, String> chinese;

  private Messages(Map<String, String> english, Map<String, String> chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  public static Messages load() {
    return new Messages(read("en"), read("zh"));
  }

  /**
   * The supported language that suits an {@code Accept-Language} header best; English when nothing
   * does.
   */
  public static Locale choose(List<Locale> acceptable) {
    for (Locale wanted : acceptable) {
      if (wanted.getLanguage().equals("zh")) {
        return CHINESE;
      }
      if (wanted.getLanguage().equals("en")) {
        return Locale.ENGLISH;
      }
    }
    return Locale.ENGLISH;
  }

  /** The text of a key, with {@code {0}} and so on filled in. */
  public Optional<String> find(Locale locale, String key, List<String> arguments) {
    String pattern = (locale.getLanguage().equals("zh") ? chinese : english).get(key);
    return Optional.ofNullable(pattern)
        .map(text -> new MessageFormat(text, locale).format(arguments.toArray()));
  }

  /**
   * The text of a key, or the key itself where a module forgot it: a missing text must never hide
   * an error.
   */
  public String text(Locale locale, String key, List<String> arguments) {
    return find(locale, key, arguments).orElse(key);
  }

  private static Map<String, String> read(String language) {
    Map<String, String> texts = new HashMap<>();
    try {
      Enumeration<URL> files =
          Thread.currentThread()
              .getContextClassLoader()
              .getResources("problems/messages_" + language + ".properties");
      while (files.hasMoreElements()) {
        try (InputStream in = files.nextElement().openStream()) {
          Properties properties = new Properties();
          properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
          properties.forEach((key, value) -> texts.put((String) key, (String) value));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read problem messages", e);
    }
    return Map.copyOf(texts);
  }
}
