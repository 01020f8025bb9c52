package dev.mingce.dedup.quality.contract;

import dev.mingce.dedup.quality.rules.QualityRule;
import dev.mingce.dedup.quality.rules.QualityRules;
import dev.mingce.dedup.quality.rules.RecordChecks;
import dev.mingce.dedup.quality.rules.RecordChecks.RuleCheck;
import dev.mingce.events.CustomerChange;
import dev.mingce.events.CustomerUpdated;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Watches what comes in from sources with a contract, and quarantines those that break it. */
@ApplicationScoped
public class SourceContractService {

  static final Duration LONGEST_WINDOW = Duration.ofDays(30);

  private static final Logger LOG = Logger.getLogger(SourceContractService.class);
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final String SOURCE = "source:";

  private final ContractRows contracts;
  private final FeedRows feeds;
  private final AdmissionEvents events;
  private final MeterRegistry metrics;
  private volatile Known known = new Known(Instant.MIN, Set.of());

  SourceContractService(
      ContractRows contracts, FeedRows feeds, AdmissionEvents events, MeterRegistry metrics) {
    this.contracts = contracts;
    this.feeds = feeds;
    this.events = events;
    this.metrics = metrics;
  }

  private record Known(Instant at, Set<String> systems) {}

  /** A change came in, and this is what the rules say of the record after it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void observe(CustomerChange change, RecordChecks checks) {
    String way = change.source();
    if (!way.startsWith(SOURCE)) {
      return;
    }
    String system = way.substring(SOURCE.length());
    if (!systems().contains(system)) {
      return;
    }
    List<String> asked = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (RuleCheck check : checks.checks()) {
      if (isConcerned(change, check.rule())) {
        asked.add(check.rule());
        if (!check.failed().isEmpty()) {
          broken.add(check.rule());
        }
      }
    }
    if (!asked.isEmpty()) {
      feeds.observe(system, Instant.now(), asked, broken);
    }
  }

  /** Adds up what came in, and quarantines sources whose records break too many rules. */
  @Transactional
  void evaluate() {
    if (!feeds.mayAddUp()) {
      return;
    }
    feeds.addUp();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    feeds.forgetBefore(now.minus(LONGEST_WINDOW));
    for (StoredContract contract : contracts.all()) {
      if (!contract.quarantined()) {
        evaluate(contract, now);
      }
    }
  }

  private void evaluate(StoredContract contract, Instant now) {
    Instant since = now.minus(Duration.ofHours(contract.terms().windowHours()));
    List<Breach> breaches = Terms.breaches(contract.terms(), feeds.sums(contract.system(), since));
    if (breaches.isEmpty()) {
      return;
    }
    boolean saved =
        contracts.save(
            new StoredContract(
                contract.system(),
                contract.version() + 1,
                contract.terms(),
                true,
                breaches,
                null,
                now,
                contract.actor()));
    if (saved) {
      events.changed(contract.system(), false, now);
      metrics.counter("mingce.dedup.source.quarantined", "system", contract.system()).increment();
      LOG.warnf("source %s is in quarantine", contract.system());
    }
  }

  /** Reads which sources have a contract anew at the next question. */
  void forget() {
    known = new Known(Instant.MIN, Set.of());
  }

  private Set<String> systems() {
    Known current = known;
    Instant now = Instant.now();
    if (current.at().isBefore(now.minus(FRESH))) {
      current = new Known(now, contracts.systems());
      known = current;
    }
    return current.systems();
  }

  // Of an update the source answers for what it changed; of a new record for all of it.
  private static boolean isConcerned(CustomerChange change, String id) {
    if (!(change instanceof CustomerUpdated)) {
      return true;
    }
    String field = QualityRules.find(id).map(QualityRule::field).orElse("");
    return change.changedFields().stream().anyMatch(changed -> first(changed).equals(first(field)));
  }

  private static String first(String pointer) {
    int second = pointer.indexOf('/', 1);
    return second < 0 ? pointer : pointer.substring(0, second);
  }
}
