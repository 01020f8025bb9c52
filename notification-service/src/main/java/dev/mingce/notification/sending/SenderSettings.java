package dev.mingce.notification.sending;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How deliveries are sent. */
@ConfigMapping(prefix = "mingce.sender")
public interface SenderSettings {
  /** Whether this instance sends at all. */
  boolean enabled();

  /** How long to wait when nothing was due. */
  Duration pollInterval();

  /** How many deliveries one instance leases at once. */
  int batch();

  /** After this time another instance may take a delivery over. */
  Duration lease();

  /** How long one message may take. */
  Duration sendTimeout();

  /** How often a delivery is tried in all. */
  int attempts();

  /** Wait after the first failed attempt; doubled after each further one. */
  Duration firstBackoff();

  Duration longestBackoff();

  /** How long a delivery waits for the record's owner to be known. */
  Duration ownerWait();
}
