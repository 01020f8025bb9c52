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
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Scores records as they change. The methods that take a change run inside its transaction, which
 * holds the lock of the customer.
 */
@ApplicationScoped
public class QualityService {

  private final QualityRows rows;
  private final RuleSettingsService settings;
  private final Outbox outbox;
  private final SourceContractService contracts;
  private final InspectionService inspections;

  QualityService(
      QualityRows rows,
      RuleSettingsService settings,
      Outbox outbox,
      SourceContractService contracts,
      InspectionService inspections) {
    this.rows = rows;
    this.settings = settings;
    this.outbox = outbox;
    this.contracts = contracts;
    this.inspections = inspections;
  }

  /** These customers have this content from now on; matching has decided about them already. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void replaced(List<NewContent> contents) {
    List<UUID> ids = contents.stream().map(one -> one.change().customer().id()).toList();
    Map<UUID, StoredScore> known = rows.lock(ids);
    Set<UUID> suspected = rows.suspected(ids);
    List<Scoring> scorings = new ArrayList<>();
    for (NewContent content : contents) {
      CustomerFacts facts = content.change().customer();
      Owner owner = facts.owner();
      if (owner == null) {
        continue; // erased meanwhile; its own event follows
      }
      RecordChecks checks =
          RecordExaminer.examine(kind(facts), content.document(), day(facts.updatedAt()), today());
      contracts.observe(content.change(), checks);
      StoredScore before = known.get(facts.id());
      scorings.add(
          new Scoring(
              before,
              new Scorable(
                  facts.id(),
                  facts.version(),
                  facts.kind(),
                  owner.unit(),
                  sources(content.change(), before),
                  checks,
                  suspected.contains(facts.id())),
              content.traceparent()));
    }
    store(scorings);
  }

  /** The customer has a new version of the same content. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void kept(CustomerChange change) {
    CustomerFacts facts = change.customer();
    StoredScore known = rows.lock(List.of(facts.id())).get(facts.id());
    if (known == null) {
      return;
    }
    Owner owner = facts.owner();
    RecordChecks checks =
        change instanceof CustomerReviewed
            ? known.checks().reviewed(day(facts.updatedAt()))
            : known.checks();
    boolean suspected = !rows.suspected(List.of(facts.id())).isEmpty();
    Scorable next =
        known.scorable(suspected).with(owner == null ? known.unit() : owner.unit(), checks);
    store(List.of(new Scoring(known, next, null)));
  }

  /** There is nothing left of the customer to score: merged into another one, or erased. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void dropped(CustomerFacts facts) {
    inspections.forget(facts.id());
    if (rows.remove(facts.id())) {
      outbox.append(QualityEvents.removed(facts.id(), facts.version(), facts.updatedAt()));
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
    Set<UUID> suspected = rows.suspected(some.stream().map(StoredScore::customerId).toList());
    store(
        some.stream()
            .map(known ->
                new Scoring(known, known.scorable(suspected.contains(known.customerId())), null))
            .toList());
    return some.size();
  }

  private record Scoring(@Nullable StoredScore known, Scorable next, @Nullable String trace) {}

  private void store(List<Scoring> scorings) {
    RuleSettings current = settings.current();
    List<StoredScore> scores = new ArrayList<>();
    List<OutboxMessage> messages = new ArrayList<>();
    for (Scoring one : scorings) {
      Scorable next = one.next();
      StoredScore known = one.known();
      QualityScore score =
          new QualityScorer(current).score(next.checks(), next.duplicate(), today());
      boolean news = known == null || !known.saysTheSame(score);
      StoredScore scored =
          next.scored(score, current.version(), known == null || news ? now() : known.scoredAt());
      scores.add(scored);
      if (news) {
        messages.add(QualityEvents.scored(scored, current, one.trace()));
      }
    }
    rows.save(scores);
    if (!messages.isEmpty()) {
      outbox.append(messages);
    }
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
