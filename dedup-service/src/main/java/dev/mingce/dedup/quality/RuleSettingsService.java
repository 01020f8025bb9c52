package dev.mingce.dedup.quality;

import dev.mingce.dedup.quality.rules.RuleSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/** The settings of rules, read again every few seconds: another instance may have changed them. */
@ApplicationScoped
class RuleSettingsService {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private final RuleRows rows;
  private volatile Known known = new Known(Instant.MIN, RuleSettings.delivered());

  RuleSettingsService(RuleRows rows) {
    this.rows = rows;
  }

  private record Known(Instant at, RuleSettings settings) {}

  @Transactional
  RuleSettings current() {
    Known current = known;
    Instant now = Instant.now();
    if (current.at().isBefore(now.minus(FRESH))) {
      current = new Known(now, rows.settings());
      known = current;
    }
    return current.settings();
  }

  /** Reads anew at the next question. */
  void forget() {
    known = new Known(Instant.MIN, known.settings());
  }
}
