package dev.mingce.kit.testing;

import dev.mingce.kit.problem.ErrorCode;
import dev.mingce.kit.problem.KitError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service says about its problems, checked in both languages. */
public final class ProblemTexts {
  private static final Pattern CHINESE =
      Pattern.compile(
          "<section lang=\"zh-CN\"><h2>[^<]*\\p{IsHan}[^<]*</h2><p>[^<]*\\p{IsHan}[^<]*</p>");
  private static final Pattern ENGLISH =
      Pattern.compile("<section lang=\"en\"><h2>[^<]*[a-z][^<]*</h2><p>[^<]*[a-z][^<]*</p>");

  private ProblemTexts() {}

  /** The errors that a service can answer: its own and those of the kit. */
  public static List<ErrorCode> errors(ErrorCode... own) {
    return Stream.concat(Stream.of(own), Stream.<ErrorCode>of(KitError.values())).toList();
  }

  /**
   * Checks the page behind the {@code type} of a problem.
   *
   * @throws AssertionError when it does not explain the error in both languages
   */
  public static void checkPage(ErrorCode error, String html) {
    if (!html.contains("<h1><code>" + error.code() + "</code></h1>")
        || !html.contains("<p>HTTP " + error.status() + "</p>")
        || !CHINESE.matcher(html).find()
        || !ENGLISH.matcher(html).find()) {
      throw new AssertionError(error.code() + " is not explained:\n" + html);
    }
  }

  /**
   * Checks that every module on the class path has each text in both languages, with the same
   * arguments.
   *
   * @throws AssertionError naming the keys that differ
   */
  public static void checkLanguages() {
    List<String> faults = new ArrayList<>();
    try {
      for (URL english :
          Collections.list(
              Thread.currentThread()
                  .getContextClassLoader()
                  .getResources("problems/messages_en.properties"))) {
        URL chinese = URI.create(english.toString().replace("_en.", "_zh.")).toURL();
        compare(read(english), read(chinese), faults);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!faults.isEmpty()) {
      throw new AssertionError("texts differ between the languages: " + faults);
    }
  }

  static void compare(Properties english, Properties chinese, List<String> faults) {
    Stream.concat(english.stringPropertyNames().stream(), chinese.stringPropertyNames().stream())
        .distinct()
        .filter(key -> !agree(english.getProperty(key), chinese.getProperty(key)))
        .sorted()
        .forEach(faults::add);
  }

  private static boolean agree(String english, String chinese) {
    return english != null
        && chinese != null
        && !english.isBlank()
        && !chinese.isBlank()
        && arguments(english) == arguments(chinese);
  }

  private static int arguments(String text) {
    return new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex().length;
  }

  private static Properties read(URL file) throws IOException {
    try (InputStream in = file.openStream()) {
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    }
  }
}
