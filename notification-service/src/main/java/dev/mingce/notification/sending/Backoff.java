package dev.mingce.notification.sending;

import java.time.Duration;

/** How long to wait before the next attempt. */
final class Backoff {
  private static final double JITTER = 0.2;

  private Backoff() {}

  /**
   * Doubles from the first to the longest wait, spread by 20 % either way so that what failed
   * together does not come back together.
   *
   * @param attempts attempts made so far, at least 1
   * @param chance uniform in [0, 1)
   */
  static Duration after(int attempts, Duration first, Duration longest, double chance) {
    double wait =
        Math.min((double) longest.toMillis(), first.toMillis() * Math.pow(2, attempts - 1.0));
    return Duration.ofMillis(Math.round(wait * (1 - JITTER + 2 * JITTER * chance)));
  }
}
