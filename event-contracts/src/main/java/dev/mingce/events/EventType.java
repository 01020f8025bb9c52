package dev.mingce.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event type: its name in {@code ce_type}, the record of its value and its topic. */
public enum EventType {
  CUSTOMER_REGISTERED("customer.registered.v1", CustomerRegistered.class, Topics.CUSTOMER_CHANGES),
  CUSTOMER_UPDATED("customer.updated.v1", CustomerUpdated.class, Topics.CUSTOMER_CHANGES),
  CUSTOMER_SOURCE_LINKED(
      "customer.source-linked.v1", CustomerSourceLinked.class, Topics.CUSTOMER_CHANGES),
  CUSTOMER_MERGED("customer.merged.v1", CustomerMerged.class, Topics.CUSTOMER_CHANGES),
  CUSTOMER_UNMERGED("customer.unmerged.v1", CustomerUnmerged.class, Topics.CUSTOMER_CHANGES),
  CUSTOMER_CONSENT_CHANGED(
      "customer.consent-changed.v1", CustomerConsentChanged.class, Topics.CUSTOMER_CHANGES),
  CUSTOMER_REVIEWED("customer.reviewed.v1", CustomerReviewed.class, Topics.CUSTOMER_CHANGES),
  CUSTOMER_ARCHIVED("customer.archived.v1", CustomerArchived.class, Topics.CUSTOMER_CHANGES),
  CUSTOMER_ERASED("customer.erased.v1", CustomerErased.class, Topics.CUSTOMER_CHANGES),
  CUSTOMER_STATE("customer.state.v1", CustomerState.class, Topics.CUSTOMER_STATE),
  CUSTOMER_ACCESSED("customer.accessed.v1", CustomerAccessed.class, Topics.CUSTOMER_ACCESS),
  DUPLICATE_FOUND("dedup.duplicate-found.v1", DuplicateFound.class, Topics.DEDUP_DECISIONS),
  MERGE_REQUESTED("dedup.merge-requested.v1", MergeRequested.class, Topics.DEDUP_DECISIONS),
  REVIEW_NEEDED("dedup.review-needed.v1", ReviewNeeded.class, Topics.DEDUP_DECISIONS),
  DECISION_WITHDRAWN(
      "dedup.decision-withdrawn.v1", DecisionWithdrawn.class, Topics.DEDUP_DECISIONS),
  QUALITY_SCORED("dedup.quality-scored.v1", QualityScored.class, Topics.DEDUP_QUALITY),
  SOURCE_ADMISSION_CHANGED(
      "dedup.source-admission-changed.v1", SourceAdmissionChanged.class, Topics.DEDUP_QUALITY),
  DELIVERY_SENT("delivery.sent.v1", DeliverySent.class, Topics.NOTIFICATION_OUTCOMES),
  DELIVERY_DELIVERED(
      "delivery.delivered.v1", DeliveryDelivered.class, Topics.NOTIFICATION_OUTCOMES),
  DELIVERY_BOUNCED("delivery.bounced.v1", DeliveryBounced.class, Topics.NOTIFICATION_OUTCOMES),
  DELIVERY_FAILED("delivery.failed.v1", DeliveryFailed.class, Topics.NOTIFICATION_OUTCOMES),
  DELIVERY_SUPPRESSED(
      "delivery.suppressed.v1", DeliverySuppressed.class, Topics.NOTIFICATION_OUTCOMES),
  CHECKPOINT_PUBLISHED(
      "audit.checkpoint-published.v1", CheckpointPublished.class, Topics.AUDIT_CHECKPOINTS),
  ACCESS_REFUSED("access.refused.v1", AccessRefused.class, Topics.CUSTOMER_ACCESS),
  ADMINISTRATION_RECORDED(
      "administration.recorded.v1", AdministrationRecorded.class, Topics.CUSTOMER_ACCESS),
  SOURCE_DIGEST("audit.source-digest.v1", SourceDigest.class, Topics.AUDIT_DIGESTS),
  AUDIT_ALERT_RAISED("audit.alert-raised.v1", AuditAlertRaised.class, Topics.AUDIT_ALERTS);

  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EventType::typeName, Function.identity()));
  private static final Map<Class<? extends Event>, EventType> BY_RECORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EventType::recordClass, Function.identity()));

  private final String typeName;
  private final Class<? extends Event> recordClass;
  private final String topic;

  EventType(String typeName, Class<? extends Event> recordClass, String topic) {
    this.typeName = typeName;
    this.recordClass = recordClass;
    this.topic = topic;
  }

  /** The name in {@code ce_type}, which ends with the major version. */
  public String typeName() {
    return typeName;
  }

  /** The record that the value is read into. */
  public Class<? extends Event> recordClass() {
    return recordClass;
  }

  /** The topic that it travels on. */
  public String topic() {
    return topic;
  }

  /**
   * The type of that name; empty for one that this version does not know, which a consumer counts
   * and skips.
   */
  public static Optional<EventType> find(String typeName) {
    return Optional.ofNullable(BY_NAME.get(typeName));
  }

  /** The type of an event. */
  public static EventType of(Event event) {
    EventType type = BY_RECORD.get(event.getClass());
    if (type == null) {
      throw new IllegalStateException("no event type for " + event.getClass().getName());
    }
    return type;
  }

  /** Reads a value of this type. */
  public Event read(byte[] value) {
    return EventJson.read(value, recordClass);
  }
}
