package dev.mingce.kit.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a service signs about the events that it sends. */
@ConfigMapping(prefix = "mingce.audit.digest")
public interface DigestSettings {
  /** The topics that it sends on and the audit log reads; none, no digests. */
  Optional<List<String>> topics();

  /** Its private key: 32 bytes in Base64. Without one it signs only in local runs and tests. */
  Optional<String> signingKey();

  /** How often it is looked whether an hour is over; {@code off} for never. */
  @WithDefault("60s")
  String every();

  /** How long after the end of an hour its digest is made at the earliest. */
  @WithDefault("5m")
  Duration grace();
}
