package dev.mingce.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
  private static final Cursors CURSORS = new Cursors(key("a cursor key of thirty-two bytes"));
  private static final List<String> POSITION = List.of("2026-01-02T03:04:05Z", "", "7");

  @Test
  void givesBackThePositionThatItWasMadeOf() {
    String cursor = CURSORS.encode("customers tier=gold", POSITION);

    assertThat(CURSORS.decode("customers tier=gold", cursor)).isEqualTo(POSITION);
    assertThat(cursor).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void noBitOfItCanBeChanged() {
    byte[] bytes = Base64.getUrlDecoder().decode(CURSORS.encode("customers", POSITION));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertRefused(() -> CURSORS.decode("customers", cursor));
    }
  }

  @Test
  void worksForItsOwnListingAndKeyOnly() {
    String cursor = CURSORS.encode("customers tier=gold", POSITION);
    Cursors others = new Cursors(key("another key of thirty-two bytes!"));

    assertRefused(() -> CURSORS.decode("customers tier=silver", cursor));
    assertRefused(() -> CURSORS.decode("customers", cursor));
    assertRefused(() -> others.decode("customers tier=gold", cursor));
  }

  @Test
  void aListingCannotBeMistakenForThePositionOfAnother() {
    String cursor = CURSORS.encode("a", List.of("b", "c"));

    assertRefused(() -> CURSORS.decode("a\u001fb", cursor));
    assertThat(cursor).isNotEqualTo(CURSORS.encode("a\u001fb", List.of("c")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "not base64!", "AAAAAAAAAAAAAAAAAAAAAA", "7", "%", "\u4e2d\u6587"})
  void refusesWhatIsNoCursorAtAll(String text) {
    assertRefused(() -> CURSORS.decode("customers", text));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.errorCode()).isEqualTo(KitError.INVALID_CURSOR));
  }

  private static String key(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
