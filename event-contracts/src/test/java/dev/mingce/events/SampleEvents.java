package dev.mingce.events;

import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import dev.mingce.events.sealed.SubjectKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events that the golden samples hold, built in Java. Everybody in them is invented. */
public final class SampleEvents {
  /** The customer whom the samples are about; the left one of a pair. */
  public static final UUID CUSTOMER = UUID.fromString("01990000-0000-7000-8000-000000000001");

  /** Another customer; the right one of a pair, and the one that is merged. */
  public static final UUID OTHER_CUSTOMER = UUID.fromString("01990000-0000-7000-8000-000000000002");

  /** When everything happens. */
  public static final Instant AT = Instant.parse("2026-03-04T05:06:07.891Z");

  private static final UUID MERGE = UUID.fromString("01990000-0000-7000-8000-00000000000a");
  private static final UUID DECISION = UUID.fromString("01990000-0000-7000-8000-00000000000b");
  private static final UUID DELIVERY = UUID.fromString("01990000-0000-7000-8000-00000000000c");
  private static final UUID SOURCE_RECORD = UUID.fromString("01990000-0000-7000-8000-00000000000d");
  private static final UUID ERASURE = UUID.fromString("01990000-0000-7000-8000-00000000000e");
  private static final Actor AGENT = new Actor("li.na", Actor.USER, "sales-east", "mingce-web");
  private static final Actor STEWARD = new Actor("chen.jie", Actor.USER, "stewards", "mingce-web");
  private static final List<Evidence> EVIDENCE =
      List.of(
          new Evidence("name", "exact", 7.5),
          new Evidence("birthDate", "exact", 11.25),
          new Evidence("mobile", "differs", -2.5));
  private static final double PROBABILITY = 0.9998;
  private static final double MATCH_WEIGHT = 12.287;
  private static final String MODEL = "person-2026-03";

  private SampleEvents() {}

  /** The personal part of the samples. */
  public static PersonalDocument document() {
    return new PersonalDocument(
        new PersonName("王", "小明", "王小明"),
        LocalDate.of(1990, 2, 3),
        List.of(
            new ContactPoint("mobile", "138 1234 5678", "+8613812345678"),
            new ContactPoint("email", "Xiaoming@Example.com", "xiaoming@example.com")),
        List.of(new Identifier("national-id", "11010519900203002X", "11010519900203002X")),
        List.of(new PostalAddress("CN", "北京市", null, "朝阳区", "建国路 1 号", "100022", "110105")),
        null);
  }

  /**
   * One event of each type.
   *
   * @param sealed the document under {@code key}
   * @param key the customer's key
   */
  public static Event of(EventType type, String sealed, SubjectKey key) {
    return switch (type) {
      case CUSTOMER_REGISTERED ->
          new CustomerRegistered(
              AGENT,
              "api",
              null,
              facts(1, CustomerFacts.ACTIVE, key),
              List.of("/name", "/birthDate", "/contactPoints", "/identifiers", "/addresses"),
              sealed);
      case CUSTOMER_UPDATED ->
          new CustomerUpdated(
              AGENT,
              "api",
              "customer-called",
              facts(2, CustomerFacts.ACTIVE, key),
              List.of("/contactPoints/0", "/tier"),
              sealed);
      case CUSTOMER_SOURCE_LINKED ->
          new CustomerSourceLinked(
              new Actor("crm-feed", Actor.SERVICE, null, "crm-feed"),
              "source:crm",
              null,
              facts(3, CustomerFacts.ACTIVE, key),
              List.of("/addresses/0"),
              "crm",
              SOURCE_RECORD,
              sealed);
      case CUSTOMER_MERGED ->
          new CustomerMerged(
              STEWARD,
              "dedup",
              "same-person",
              facts(4, CustomerFacts.ACTIVE, key),
              List.of("/contactPoints"),
              MERGE,
              CUSTOMER,
              List.of(OTHER_CUSTOMER),
              DECISION,
              sealed);
      case CUSTOMER_UNMERGED ->
          new CustomerUnmerged(
              STEWARD,
              "api",
              "two-people",
              facts(5, CustomerFacts.ACTIVE, key),
              List.of("/contactPoints"),
              MERGE,
              CUSTOMER,
              List.of(OTHER_CUSTOMER),
              sealed);
      case CUSTOMER_CONSENT_CHANGED ->
          new CustomerConsentChanged(
              new Actor(CUSTOMER.toString(), Actor.CUSTOMER, null, "mingce-app"),
              "self-service",
              null,
              facts(6, CustomerFacts.ACTIVE, key),
              List.of("/consents"),
              List.of(
                  new ConsentChange("marketing", "email", ConsentChange.GRANTED, "2026-01"),
                  new ConsentChange("analytics", null, ConsentChange.WITHDRAWN, null)));
      case CUSTOMER_REVIEWED ->
          new CustomerReviewed(
              AGENT,
              "api",
              null,
              facts(7, CustomerFacts.ACTIVE, key),
              List.of(),
              Instant.parse("2027-03-04T00:00:00Z"));
      case CUSTOMER_ARCHIVED ->
          new CustomerArchived(
              Actor.system("retention"),
              "retention",
              "inactive-5-years",
              facts(8, CustomerFacts.ARCHIVED, key),
              List.of("/status"));
      case CUSTOMER_ERASED ->
          new CustomerErased(
              new Actor("zhao.min", Actor.USER, "privacy", "mingce-web"),
              "api",
              "subject-request",
              facts(9, CustomerFacts.ERASED, key),
              List.of("/status"),
              ERASURE,
              List.of(key.kid()));
      case CUSTOMER_STATE -> new CustomerState(facts(2, CustomerFacts.ACTIVE, key), null, sealed);
      case CUSTOMER_ACCESSED ->
          new CustomerAccessed(
              "reveal",
              AGENT,
              CUSTOMER,
              2L,
              "support",
              CustomerAccessed.DONE,
              List.of("/name", "/contactPoints"),
              null,
              "192.0.2.17",
              AT);
      case DUPLICATE_FOUND ->
          new DuplicateFound(
              DECISION,
              CUSTOMER,
              OTHER_CUSTOMER,
              3,
              1,
              PROBABILITY,
              MATCH_WEIGHT,
              DedupDecision.REVIEW,
              MODEL,
              EVIDENCE,
              AT);
      case MERGE_REQUESTED ->
          new MergeRequested(
              DECISION,
              CUSTOMER,
              OTHER_CUSTOMER,
              3,
              1,
              PROBABILITY,
              MATCH_WEIGHT,
              DedupDecision.AUTO_MERGE,
              MODEL,
              EVIDENCE,
              AT,
              STEWARD,
              CUSTOMER);
      case REVIEW_NEEDED ->
          new ReviewNeeded(
              DECISION,
              CUSTOMER,
              OTHER_CUSTOMER,
              3,
              1,
              PROBABILITY,
              MATCH_WEIGHT,
              DedupDecision.REVIEW,
              MODEL,
              EVIDENCE,
              AT);
      case DECISION_WITHDRAWN ->
          new DecisionWithdrawn(
              DECISION,
              CUSTOMER,
              OTHER_CUSTOMER,
              4,
              1,
              0.02,
              -5.615,
              DedupDecision.DISTINCT,
              MODEL,
              EVIDENCE,
              AT,
              "customer-changed");
      case QUALITY_SCORED ->
          new QualityScored(
              CUSTOMER,
              2,
              0.875,
              Map.of("completeness", 1.0, "validity", 0.75),
              List.of(
                  new QualityViolation(
                      "address-has-city",
                      "/addresses/0/city",
                      "validity",
                      QualityViolation.WARNING)),
              "2026-03",
              AT);
      case SOURCE_ADMISSION_CHANGED -> new SourceAdmissionChanged("crm", false, AT);
      case DELIVERY_SENT ->
          new DeliverySent(
              DELIVERY, "review-due", "email", CUSTOMER, DeliveryOutcome.STAFF, null, AT);
      case DELIVERY_DELIVERED ->
          new DeliveryDelivered(
              DELIVERY, "review-due", "email", CUSTOMER, DeliveryOutcome.STAFF, null, AT);
      case DELIVERY_BOUNCED ->
          new DeliveryBounced(
              DELIVERY, "birthday", "email", CUSTOMER, DeliveryOutcome.CUSTOMER, "5.1.1", AT);
      case DELIVERY_FAILED ->
          new DeliveryFailed(
              DELIVERY, "birthday", "sms", CUSTOMER, DeliveryOutcome.CUSTOMER, "timeout", AT);
      case DELIVERY_SUPPRESSED ->
          new DeliverySuppressed(
              DELIVERY, "birthday", "sms", CUSTOMER, DeliveryOutcome.CUSTOMER, "no-consent", AT);
      case CHECKPOINT_PUBLISHED ->
          new CheckpointPublished(
              "mingce.example/audit",
              42,
              "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
              """
              mingce.example/audit
              42
              47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=

              \u2014 mingce.example/audit AAAAAAAA
              """,
              AT);
      case ACCESS_REFUSED ->
          new AccessRefused(
              AccessRefused.AUTHORIZE,
              "permission",
              new Actor("li.na", Actor.USER, "sales-east", "mingce-web", List.of("agent")),
              "listAuditEntries",
              "192.0.2.0/24",
              3,
              Instant.parse("2026-03-04T05:06:01.234Z"),
              AT);
      case ADMINISTRATION_RECORDED ->
          new AdministrationRecorded(
              "standard.published",
              new Actor("chen.jie", Actor.USER, "stewards", "mingce-web", List.of("steward")),
              "standard",
              "person",
              3L,
              CustomerAccessed.DONE,
              List.of("/attributes/loyaltyNumber"),
              null,
              AT);
      case SOURCE_DIGEST ->
          new SourceDigest(
              "customer-service",
              Topics.CUSTOMER_CHANGES,
              Instant.parse("2026-03-04T04:00:00Z"),
              Instant.parse("2026-03-04T05:00:00Z"),
              0,
              "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
              "AAAA",
              AT);
      case AUDIT_ALERT_RAISED ->
          new AuditAlertRaised(
              UUID.fromString("01990000-0000-7000-8000-00000000000f"),
              "reveal-volume",
              AuditAlertRaised.WARNING,
              "li.na",
              240,
              Instant.parse("2026-03-03T00:00:00Z"),
              Instant.parse("2026-03-04T00:00:00Z"),
              AT);
    };
  }

  private static CustomerFacts facts(long version, String status, SubjectKey key) {
    boolean erased = status.equals(CustomerFacts.ERASED);
    @Nullable Owner owner = erased ? null : new Owner("sales-east", "li.na");
    return new CustomerFacts(
        CUSTOMER,
        version,
        CustomerFacts.PERSON,
        status,
        owner,
        erased ? null : "gold",
        erased ? List.of() : List.of("newsletter", "vip"),
        erased ? null : "110105",
        null,
        "person-3",
        key.kid(),
        Instant.parse("2026-01-02T03:04:05Z"),
        AT);
  }
}
