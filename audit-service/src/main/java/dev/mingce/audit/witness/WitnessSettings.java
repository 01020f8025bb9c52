package dev.mingce.audit.witness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which witness is asked. Without an address none is. */
@ConfigMapping(prefix = "mingce.audit.witness")
public interface WitnessSettings {
  /** Address of the witness; {@code add-checkpoint} is below it. */
  Optional<URI> url();

  /** Its verifier key; cosignatures of another are not kept. */
  Optional<String> verifierKey();

  /** How often it is asked while the log grows. */
  @WithDefault("5s")
  Duration every();
}
