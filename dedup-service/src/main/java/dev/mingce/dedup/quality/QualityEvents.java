package dev.mingce.dedup.quality;

import dev.mingce.dedup.quality.rules.QualityRule;
import dev.mingce.dedup.quality.rules.QualityRules;
import dev.mingce.dedup.quality.rules.QualityScore;
import dev.mingce.dedup.quality.rules.RuleSettings;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.EventType;
import dev.mingce.events.QualityScored;
import dev.mingce.events.QualityViolation;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.OutboxMessage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is published of scores. */
final class QualityEvents {

  private static final String SOURCE = "/mingce/dedup-service";
  private static final double WHOLE = 100;

  private QualityEvents() {}

  /**
   * A new score.
   *
   * @param traceparent the trace of its cause, when that is not the current one
   */
  static OutboxMessage scored(
      StoredScore stored, RuleSettings settings, @Nullable String traceparent) {
    QualityScored event =
        new QualityScored(
            stored.customerId(),
            stored.version(),
            stored.score().score() / WHOLE,
            stored.score().dimensions(),
            stored.score().losses().stream().map(QualityEvents::violation).toList(),
            settings.name(),
            stored.scoredAt());
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), SOURCE, event, traceparent);
    return OutboxMessage.event(
        Topics.DEDUP_QUALITY, envelope.subject(), envelope, EventJson.write(event));
  }

  /** There is no score of the customer any more, and compaction takes the last one away. */
  static OutboxMessage removed(UUID customerId, long version, Instant at) {
    String key = customerId.toString();
    EventEnvelope envelope =
        new EventEnvelope(
            Ids.next(), EventType.QUALITY_SCORED.typeName(), SOURCE, at, key, version, null);
    return OutboxMessage.tombstone(Topics.DEDUP_QUALITY, key, envelope);
  }

  private static QualityViolation violation(QualityScore.Loss loss) {
    QualityRule rule = QualityRules.get(loss.rule());
    return new QualityViolation(
        rule.id(), loss.pointer(), rule.dimension().code(), rule.severity());
  }
}
