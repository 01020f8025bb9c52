package dev.mingce.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicCatalogTest {
  private static final long DAY = 86_400_000L;
  private final TopicCatalog catalog = TopicCatalog.load();

  @Test
  void namesEveryTopicWithItsPartitionsCleanupAndRetention() {
    assertThat(catalog.topics())
        .filteredOn(topic -> !topic.name().contains(".dlq."))
        .extracting("name", "partitions", "cleanupPolicy", "retentionMs")
        .containsExactlyInAnyOrder(
            tuple(Topics.CUSTOMER_CHANGES, 6, "delete", 30 * DAY),
            tuple(Topics.CUSTOMER_STATE, 6, "compact", -1L),
            tuple(Topics.CUSTOMER_ACCESS, 6, "delete", 7 * DAY),
            tuple(Topics.DEDUP_DECISIONS, 6, "delete", 30 * DAY),
            tuple(Topics.DEDUP_QUALITY, 6, "compact", -1L),
            tuple(Topics.NOTIFICATION_OUTCOMES, 6, "delete", 30 * DAY),
            tuple(Topics.AUDIT_CHECKPOINTS, 1, "delete", -1L),
            tuple(Topics.AUDIT_DIGESTS, 1, "delete", 30 * DAY),
            tuple(Topics.AUDIT_ALERTS, 1, "delete", 30 * DAY));
  }

  @Test
  void hasADeadLetterTopicForEveryKnownConsumer() {
    assertThat(catalog.topics())
        .filteredOn(topic -> topic.name().contains(".dlq."))
        .extracting("name", "cleanupPolicy", "retentionMs")
        .containsExactlyInAnyOrder(
            tuple("mingce.customer.changes.v1.dlq.dedup-service", "delete", 30 * DAY),
            tuple("mingce.customer.changes.v1.dlq.audit-service", "delete", 30 * DAY),
            tuple("mingce.customer.access.v1.dlq.audit-service", "delete", 30 * DAY),
            tuple("mingce.dedup.decisions.v1.dlq.audit-service", "delete", 30 * DAY),
            tuple("mingce.notification.outcomes.v1.dlq.audit-service", "delete", 30 * DAY),
            tuple("mingce.dedup.decisions.v1.dlq.notification-service", "delete", 30 * DAY),
            tuple("mingce.customer.state.v1.dlq.notification-service", "delete", 30 * DAY),
            tuple("mingce.dedup.decisions.v1.dlq.customer-service", "delete", 30 * DAY),
            tuple("mingce.audit.digests.v1.dlq.audit-service", "delete", 30 * DAY),
            tuple("mingce.audit.alerts.v1.dlq.notification-service", "delete", 30 * DAY),
            tuple("mingce.dedup.quality.v1.dlq.customer-service-quality", "delete", 30 * DAY));
  }

  @Test
  void makesErasureReachTheStateTopicWithinADay() {
    assertThat(catalog.find(Topics.CUSTOMER_STATE).orElseThrow().config())
        .containsAllEntriesOf(
            Map.of("max.compaction.lag.ms", "86400000", "delete.retention.ms", "604800000"));
  }

  @Test
  void namesADeadLetterTopicAfterTopicAndConsumer() {
    assertThat(Topics.deadLetter(Topics.DEDUP_DECISIONS, "customer-service"))
        .isEqualTo("mingce.dedup.decisions.v1.dlq.customer-service");
  }
}
