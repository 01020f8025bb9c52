package dev.mingce.audit.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whose digests are believed. */
@ConfigMapping(prefix = "mingce.audit.digests")
public interface DigestsSettings {
  /** The public keys of each service. */
  Keys keys();

  /**
   * Public keys, 32 bytes in Base64; more than one while they change. In local runs and tests a
   * service without any has the key that everybody knows.
   */
  interface Keys {
    /** Those of customer-service. */
    Optional<List<String>> customer();

    /** Those of dedup-service. */
    Optional<List<String>> dedup();

    /** Those of notification-service. */
    Optional<List<String>> notification();

    /** Those of audit-service itself. */
    Optional<List<String>> audit();
  }

  /** How long events may be on their way before a difference counts. */
  @WithDefault("15m")
  Duration patience();

  /** How often digests are compared; {@code off} for never. */
  @WithDefault("60s")
  String every();
}
