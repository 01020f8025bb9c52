package dev.mingce.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of the trials that {@code audit-kills} makes many of. */
class AuditKillsTest {
  private static final int TRIALS = 3;

  private final long seed = Long.getLong("mingce.seed", System.nanoTime());

  @Test
  void nothingIsLostOrDoubledWhenTheServiceIsKilledUnderLoad(@TempDir Path folder)
      throws Exception {
    List<Figure> figures = Audit.kills(folder, TRIALS, seed);

    assertThat(figures.get(0))
        .as("seed %s", seed)
        .isEqualTo(new Figure("audit: kill -9 trials", TRIALS, ""));
    assertThat(figures.get(1).value()).as("events, seed %s", seed).isGreaterThan(TRIALS);
  }
}
