package dev.mingce.dedup.quality;

import dev.mingce.dedup.quality.AlertRows.Rate;
import dev.mingce.dedup.quality.rules.QualityRules;
import dev.mingce.dedup.quality.rules.RuleSettings;
import dev.mingce.kit.Ids;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Quality over time, and alerts where it falls below what was agreed. */
@ApplicationScoped
class TrendService {

  private static final Logger LOG = Logger.getLogger(TrendService.class);
  // A share of a handful of records says nothing.
  private static final long FEWEST = 20;

  private final TrendRows rows;
  private final AlertRows alerts;
  private final RuleSettingsService settings;
  private final MeterRegistry metrics;
  private final double low;

  TrendService(
      TrendRows rows,
      AlertRows alerts,
      RuleSettingsService settings,
      MeterRegistry metrics,
      @ConfigProperty(name = "mingce.quality.low-score", defaultValue = "60") double low) {
    this.rows = rows;
    this.alerts = alerts;
    this.settings = settings;
    this.metrics = metrics;
    this.low = low;
  }

  /** Sums the day up and compares it with the thresholds of the rules. */
  @Transactional
  void sumUp() {
    LocalDate today = QualityService.today();
    rows.sumUp(today, low);
    compare(today);
  }

  @Transactional
  Page<TrendView> trends(
      Caller caller, String facet, @Nullable String key, LocalDate from, LocalDate to) {
    return new Page<>(
        rows.find(facet, key, from, to, caller.seesAllUnits(), caller.orgUnits()), null, null);
  }

  @Transactional
  Page<AlertView> alerts(Caller caller) {
    return new Page<>(alerts.open(caller.seesAllUnits(), caller.orgUnits()), null, null);
  }

  private void compare(LocalDate day) {
    RuleSettings current = settings.current();
    Instant now = Instant.now();
    Set<String> broken = new HashSet<>();
    for (Rate rate : alerts.rates(day)) {
      Double allowed =
          QualityRules.find(rate.rule()).map(rule -> current.of(rule).alertRate()).orElse(null);
      if (allowed != null && rate.records() >= FEWEST && rate.share() > allowed) {
        broken.add(rate.unit() + ' ' + rate.rule());
        if (alerts.raise(Ids.next(), rate, allowed, now)) {
          metrics.counter("mingce.dedup.quality.alerts", "rule", rate.rule()).increment();
          LOG.warnf("unit %s breaks quality rule %s", rate.unit(), rate.rule());
        }
      }
    }
    List<AlertView> open = alerts.open(true, Set.of());
    open.stream()
        .filter(alert -> !broken.contains(alert.unit() + ' ' + alert.rule()))
        .forEach(alert -> alerts.clear(alert.id(), now));
  }
}
