package dev.mingce.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
  private static final Messages MESSAGES = Messages.load();

  @ParameterizedTest
  @EnumSource(KitError.class)
  void everyErrorHasATitleAndADetailInBothLanguages(KitError error) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      for (String part : List.of(".title", ".detail")) {
        assertThat(MESSAGES.find(locale, error.code() + part, List.of()))
            .get()
            .asString()
            .isNotBlank();
      }
    }
    assertThat(error.code()).matches("[a-z]+(-[a-z]+)*");
    assertThat(error.status()).isBetween(400, 599);
  }

  @Test
  void bothLanguagesSayTheSameThingsWithTheSameArguments() throws IOException {
    Properties english = read("en");
    Properties chinese = read("zh");

    assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(arguments(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(arguments(english.getProperty(key)));
    }
  }

  @Test
  void fillsInItsArguments() {
    assertThat(MESSAGES.text(Locale.ENGLISH, "field.out-of-range", List.of("1", "200")))
        .isEqualTo("The value must be between 1 and 200.");
    assertThat(MESSAGES.text(Locale.SIMPLIFIED_CHINESE, "field.out-of-range", List.of("1", "200")))
        .isEqualTo("该值须在 1 到 200 之间。");
  }

  @Test
  void aMissingTextIsItsKey() {
    assertThat(MESSAGES.text(Locale.ENGLISH, "field.unheard-of", List.of()))
        .isEqualTo("field.unheard-of");
  }

  private static int arguments(String text) {
    return new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex().length;
  }

  private static Properties read(String language) throws IOException {
    try (InputStream in =
        MessagesTest.class.getResourceAsStream("/problems/messages_" + language + ".properties")) {
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    }
  }
}
