package dev.mingce.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");

  private static Notice notice(String to, String subject) {
    return new Notice(ID, "<1@example.com>", "from@example.com", to, subject, "text\n", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\nb", "a\r\nBcc: c", "a\u0000b", "a\u0085b"})
  void aHeaderWithALineBreakIsRefused(String header) {
    assertThatThrownBy(() -> notice(header, "subject"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> notice("a@example.com", header))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itsTextHidesTheAddress() {
    assertThat(notice("li.na@example.com", "s").toString()).isEqualTo("Notice[" + ID + "]");
  }
}
