package dev.mingce.dedup.quality.contract;

import dev.mingce.dedup.quality.rules.QualityRules;
import dev.mingce.kit.audit.Administers;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contracts as people write and end them. */
@ApplicationScoped
class ContractService {

  private static final String SYSTEM = "[a-z][a-z0-9-]{1,39}";
  private static final int USUAL_HOURS = 24;
  private static final int USUAL_RECORDS = 100;
  private static final int MOST_RECORDS = 1_000_000;
  private static final int LONGEST_NOTE = 500;

  private final ContractRows rows;
  private final FeedRows feeds;
  private final SourceContractService watch;
  private final AdmissionEvents events;

  ContractService(
      ContractRows rows, FeedRows feeds, SourceContractService watch, AdmissionEvents events) {
    this.rows = rows;
    this.feeds = feeds;
    this.watch = watch;
    this.events = events;
  }

  @Transactional
  List<ContractView> all() {
    return rows.all().stream().map(ContractView::of).toList();
  }

  @Transactional
  ContractView one(String system) {
    return ContractView.of(find(system));
  }

  /** Writes a contract; the version of one that there is not yet is 0. */
  @Transactional
  @Administers(value = "source-contract.changed", target = "source-contract")
  ContractView put(String system, ContractInput input, long expected, String actor) {
    if (!system.matches(SYSTEM)) {
      throw ProblemException.notFound();
    }
    ContractTerms terms = terms(input);
    StoredContract before = rows.find(system).orElse(null);
    ETags.check(expected, before == null ? 0 : before.version());
    StoredContract next =
        before == null
            ? new StoredContract(system, 1, terms, false, List.of(), null, now(), actor)
            : new StoredContract(
                system,
                before.version() + 1,
                terms,
                before.quarantined(),
                before.breaches(),
                before.note(),
                before.since(),
                actor);
    return save(next);
  }

  /** Lets a source in again; what came in before counts no more. */
  @Transactional
  @Administers(value = "source-contract.released", target = "source-contract")
  ContractView release(String system, @Nullable ReleaseInput input, long expected, String actor) {
    String note = input == null || input.note() == null ? "" : input.note().strip();
    if (note.isEmpty()) {
      throw ProblemException.invalid(Violation.at("/note", "required"));
    }
    if (note.length() > LONGEST_NOTE) {
      throw ProblemException.invalid(Violation.at("/note", "too-long", LONGEST_NOTE));
    }
    StoredContract before = find(system);
    ETags.check(expected, before.version());
    if (!before.quarantined()) {
      throw new ProblemException(KitError.CONFLICT);
    }
    feeds.forget(system);
    Instant now = now();
    ContractView released =
        save(
            new StoredContract(
                system, before.version() + 1, before.terms(), false, List.of(), note, now, actor));
    events.changed(system, true, now);
    return released;
  }

  @Transactional
  @Administers(value = "source-contract.ended", target = "source-contract")
  void remove(String system, long expected) {
    StoredContract before = find(system);
    ETags.check(expected, before.version());
    if (!rows.remove(system, before.version())) {
      throw ETags.stale(before.version() + 1);
    }
    feeds.forget(system);
    if (before.quarantined()) {
      events.changed(system, true, now());
    }
    watch.forget();
  }

  private ContractView save(StoredContract next) {
    if (!rows.save(next)) {
      throw ETags.stale(next.version());
    }
    watch.forget();
    return ContractView.of(next);
  }

  private StoredContract find(String system) {
    return rows.find(system).orElseThrow(ProblemException::notFound);
  }

  private static ContractTerms terms(ContractInput input) {
    int hours = input.windowHours() == null ? USUAL_HOURS : input.windowHours();
    int records = input.minRecords() == null ? USUAL_RECORDS : input.minRecords();
    Map<String, Double> rules = input.rules() == null ? Map.of() : input.rules();
    List<Violation> faults = new ArrayList<>();
    if (hours < 1 || hours > SourceContractService.LONGEST_WINDOW.toHours()) {
      faults.add(
          Violation.at(
              "/windowHours", "out-of-range", 1, SourceContractService.LONGEST_WINDOW.toHours()));
    }
    if (records < 1 || records > MOST_RECORDS) {
      faults.add(Violation.at("/minRecords", "out-of-range", 1, MOST_RECORDS));
    }
    if (rules.isEmpty()) {
      faults.add(Violation.at("/rules", "required"));
    }
    rules.forEach((rule, share) -> check(rule, share, faults));
    if (!faults.isEmpty()) {
      throw new ProblemException(KitError.VALIDATION_FAILED, faults);
    }
    return new ContractTerms(hours, records, rules);
  }

  // Age and duplicates are no fault of a record as it comes in.
  private static void check(String rule, @Nullable Double share, List<Violation> faults) {
    boolean usable =
        QualityRules.find(rule)
            .filter(known -> known.maxAgeDays() == null && !known.field().isEmpty())
            .isPresent();
    if (!usable) {
      faults.add(Violation.at("/rules", "invalid-value"));
    } else if (share == null || !(share >= 0 && share <= 1)) {
      faults.add(Violation.at("/rules/" + rule, "out-of-range", 0, 1));
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
