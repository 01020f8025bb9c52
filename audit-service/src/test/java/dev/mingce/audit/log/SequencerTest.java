package dev.mingce.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SequencerTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.891234Z");

  @Test
  void takesNoEntryEarlierThanTheOneBeforeItWhateverItsClockSays() {
    assertThat(Sequencer.notBefore(null, NOW)).isEqualTo(NOW);
    assertThat(Sequencer.notBefore(NOW.minusSeconds(1), NOW)).isEqualTo(NOW);
    assertThat(Sequencer.notBefore(NOW.plusMillis(7), NOW)).isEqualTo(NOW.plusMillis(7));
  }
}
