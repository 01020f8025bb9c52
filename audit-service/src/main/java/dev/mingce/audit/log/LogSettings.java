package dev.mingce.audit.log;

import dev.mingce.audit.note.SignerKey;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the log is signed. */
@ConfigMapping(prefix = "mingce.audit.log")
public interface LogSettings {
  /**
   * The signed-note key whose name is the log's origin: {@code PRIVATE+KEY+…}. Without one, a local
   * run and tests sign with {@link #published}.
   */
  Optional<String> signingKey();

  /** The least time between two checkpoints. */
  @WithDefault("500ms")
  Duration checkpointEvery();

  /** The key in this repository, which everybody knows: for local runs and tests only. */
  static SignerKey published() {
    return SignerKey.parse(
        "PRIVATE+KEY+localhost/mingce-audit+59441885+"
            + "ATT+xfiuut44hVS2WAWmsUF1t2nlaG3Bg1x5JaWkpBi/");
  }
}
