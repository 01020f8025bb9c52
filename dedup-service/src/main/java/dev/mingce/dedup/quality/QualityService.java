package dev.mingce.dedup.quality;

import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.quality.contract.SourceContractService;
import dev.mingce.dedup.quality.inspection.InspectionService;
import dev.mingce.dedup.quality.rules.QualityScore;
import dev.mingce.dedup.quality.rules.QualityScorer;
import dev.mingce.dedup.quality.rules.RecordChecks;
import dev.mingce.dedup.quality.rules.RecordExaminer;
import dev.mingce.dedup.quality.rules.RuleSettings;
import dev.mingce.events.CustomerChange;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.CustomerReviewed;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.PersonalDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Scores records as they change. The methods that take a change run inside its transaction, which
 * holds the lock of the customer.
 */
@ApplicationScoped
public class QualityService {

  private final QualityRows rows;
  private final RuleSettingsService settings;
  private final QualityEvents events;
  private final SourceContractService contracts;
  private final InspectionService inspections;

  QualityService(
      QualityRows rows,
      RuleSettingsService settings,
      QualityEvents events,
      SourceContractService contracts,
      InspectionService inspections) {
    this.rows = rows;
    this.settings = settings;
    this.events = events;
    this.contracts = contracts;
    this.inspections = inspections;
  }

  /** The customer has this content from now on; matching has decided about it already. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void replaced(CustomerChange change, PersonalDocument document) {
    CustomerFacts facts = change.customer();
    Owner owner = facts.owner();
    if (owner == null) {
      return; // erased meanwhile; its own event follows
    }
    RecordChecks checks =
        RecordExaminer.examine(kind(facts), document, day(facts.updatedAt()), today());
    contracts.observe(change, checks);
    StoredScore known = rows.lock(facts.id()).orElse(null);
    store(
        known,
        new Scorable(
            facts.id(),
            facts.version(),
            facts.kind(),
            owner.unit(),
            sources(change, known),
            checks,
            rows.isSuspected(facts.id())));
  }

  /** The customer has a new version of the same content. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void kept(CustomerChange change) {
    CustomerFacts facts = change.customer();
    StoredScore known = rows.lock(facts.id()).orElse(null);
    if (known == null) {
      return;
    }
    Owner owner = facts.owner();
    RecordChecks checks =
        change instanceof CustomerReviewed
            ? known.checks().reviewed(day(facts.updatedAt()))
            : known.checks();
    store(
        known,
        known
            .scorable(rows.isSuspected(facts.id()))
            .with(owner == null ? known.unit() : owner.unit(), checks));
  }

  /** There is nothing left of the customer to score: merged into another one, or erased. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void dropped(CustomerFacts facts) {
    inspections.forget(facts.id());
    if (rows.remove(facts.id())) {
      events.removed(facts.id(), facts.version(), facts.updatedAt());
    }
  }

  /**
   * Scores some records again whose rules changed or that grew too old.
   *
   * @return how many it looked at; 0 when nothing is left
   */
  @Transactional
  public int refresh(int limit) {
    return again(rows.stale(settings.current().version(), today(), limit));
  }

  /** The same for records that became duplicates, or no longer are, since an instant. */
  @Transactional
  public int followVerdicts(Instant since, int limit) {
    return again(rows.turned(since, limit));
  }

  private int again(List<StoredScore> some) {
    for (StoredScore known : some) {
      store(known, known.scorable(rows.isSuspected(known.customerId())));
    }
    return some.size();
  }

  private boolean store(@Nullable StoredScore known, Scorable next) {
    RuleSettings current = settings.current();
    QualityScore score = new QualityScorer(current).score(next.checks(), next.duplicate(), today());
    boolean news = known == null || !known.saysTheSame(score);
    StoredScore scored =
        next.scored(score, current.version(), known == null || news ? now() : known.scoredAt());
    rows.save(scored);
    if (news) {
      events.scored(scored, current);
    }
    return news;
  }

  private static List<String> sources(CustomerChange change, @Nullable StoredScore known) {
    TreeSet<String> sources = new TreeSet<>(known == null ? List.of() : known.sources());
    sources.add(WayIn.code(change.source()));
    return List.copyOf(sources);
  }

  private static SubjectKind kind(CustomerFacts facts) {
    return facts.kind().equals(CustomerFacts.ORGANISATION)
        ? SubjectKind.ORGANISATION
        : SubjectKind.PERSON;
  }

  static LocalDate today() {
    return day(Instant.now());
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  // PostgreSQL keeps microseconds; what is published must equal what is stored.
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
