package dev.mingce.events;

/**
 * Names of the topics. What each one holds, and for how long, is in {@link TopicCatalog} and in the
 * AsyncAPI document.
 */
public final class Topics {
  /** Every change of a customer: {@link CustomerChange}. */
  public static final String CUSTOMER_CHANGES = "mingce.customer.changes.v1";

  /** The latest state of every customer: {@link CustomerState}, tombstone on erasure. */
  public static final String CUSTOMER_STATE = "mingce.customer.state.v1";

  /**
   * Reads of personal data, denials, failed logins and administration: {@link CustomerAccessed},
   * {@link AccessRefused}, {@link AdministrationRecorded}.
   */
  public static final String CUSTOMER_ACCESS = "mingce.customer.access.v1";

  /** What was decided about pairs: {@link DedupDecision}. */
  public static final String DEDUP_DECISIONS = "mingce.dedup.decisions.v1";

  /**
   * The latest quality score of every customer: {@link QualityScored}; and which sources may send:
   * {@link SourceAdmissionChanged}.
   */
  public static final String DEDUP_QUALITY = "mingce.dedup.quality.v1";

  /** What became of messages: {@link DeliveryOutcome}. */
  public static final String NOTIFICATION_OUTCOMES = "mingce.notification.outcomes.v1";

  /** Signed checkpoints of the audit log: {@link CheckpointPublished}. */
  public static final String AUDIT_CHECKPOINTS = "mingce.audit.checkpoints.v1";

  /** What each service says that it sent: {@link SourceDigest}. */
  public static final String AUDIT_DIGESTS = "mingce.audit.digests.v1";

  /** What in the audit log wants looking at: {@link AuditAlertRaised}. */
  public static final String AUDIT_ALERTS = "mingce.audit.alerts.v1";

  private Topics() {}

  /**
   * Where a consumer puts what it cannot read.
   *
   * @param topic topic that the record came from
   * @param consumer name of the consuming service, such as {@code dedup-service}
   */
  public static String deadLetter(String topic, String consumer) {
    return topic + ".dlq." + consumer;
  }
}
