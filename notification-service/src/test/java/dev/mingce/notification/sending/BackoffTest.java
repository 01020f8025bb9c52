package dev.mingce.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0.5, PT30S",
    "2, 0.5, PT1M",
    "3, 0.5, PT2M",
    "9, 0.5, PT1H",
    "5000, 0.5, PT1H",
    "1, 0.0, PT24S",
    "1, 0.75, PT33S"
  })
  void doublesUpToTheLongestWaitWithinAFifth(int attempts, double chance, Duration expected) {
    assertThat(Backoff.after(attempts, Duration.ofSeconds(30), Duration.ofHours(1), chance))
        .isEqualTo(expected);
  }
}
