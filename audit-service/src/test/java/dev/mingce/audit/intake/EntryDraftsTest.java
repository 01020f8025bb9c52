package dev.mingce.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.audit.Sample;
import dev.mingce.audit.log.EntryDraft;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.Target;
import dev.mingce.events.Actor;
import dev.mingce.events.EventType;
import dev.mingce.events.MalformedEventException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EntryDraftsTest {
  private static final UUID CUSTOMER = UUID.fromString("01990000-0000-7000-8000-0000000000c1");
  private static final UUID OTHER = UUID.fromString("f1990000-0000-7000-8000-0000000000c1");

  @Test
  void takesAChangeAsItIsAndItsCiphertextUnopened() {
    EntryDraft draft = draft(EventType.CUSTOMER_UPDATED);

    assertThat(draft.at()).isEqualTo(Instant.parse("2026-03-04T05:06:07.891Z"));
    assertThat(draft.actor()).isEqualTo(new Actor("li.na", Actor.USER, "sales-east", "mingce-web"));
    assertThat(draft.target())
        .isEqualTo(new Target(Target.CUSTOMER, CUSTOMER.toString(), 2L, null));
    assertThat(draft.sourceService()).isEqualTo("customer-service");
    assertThat(draft.sourceEvent()).isEqualTo("customer.updated.v1");
    assertThat(draft.reason()).isEqualTo("customer-called");
    assertThat(draft.changedFields()).containsExactly("/contactPoints/0", "/tier");
    assertThat(draft.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(draft.sealed()).startsWith("eyJ").contains("..");
    assertThat(draft.data().propertyStream().map(java.util.Map.Entry::getKey))
        .containsExactlyInAnyOrder("source", "customer");
  }

  @Test
  void takesALookWithItsPurposeAndTheNetworkOfTheCallerOnly() {
    EntryDraft draft = draft(EventType.CUSTOMER_ACCESSED);

    assertThat(draft.action()).isEqualTo("customer.reveal");
    assertThat(draft.purpose()).isEqualTo("support");
    assertThat(draft.changedFields()).containsExactly("/name", "/contactPoints");
    assertThat(draft.target().version()).isEqualTo(2);
    assertThat(draft.data().get("callerNetwork").asText()).isEqualTo("192.0.2.0/24");
    assertThat(draft.data().toString()).doesNotContain("192.0.2.17");
  }

  @Test
  void takesADeniedReadAsDenied() {
    String denied =
        new String(Sample.of(EventType.CUSTOMER_ACCESSED, CUSTOMER).value(), StandardCharsets.UTF_8)
            .replace("\"reveal\"", "\"read-denied\"")
            .replace("\"done\"", "\"denied\"");

    EntryDraft draft =
        EntryDrafts.of(
            Sample.of(EventType.CUSTOMER_ACCESSED, CUSTOMER).envelope(),
            denied.getBytes(StandardCharsets.UTF_8));

    assertThat(draft.action()).isEqualTo("customer.read-denied");
    assertThat(draft.outcome()).isEqualTo(Outcome.DENIED);
  }

  @Test
  void takesADecisionAboutAPairAsOneOfTheSystemAboutBoth() {
    EntryDraft draft = draft(EventType.DUPLICATE_FOUND);

    assertThat(draft.action()).isEqualTo("dedup.duplicate-found");
    assertThat(draft.actor()).isEqualTo(Actor.system("dedup-service"));
    assertThat(draft.target())
        .isEqualTo(new Target(Target.CUSTOMER, CUSTOMER.toString(), 3L, OTHER.toString()));
    assertThat(draft.data().get("decision").asText()).isEqualTo("review");
  }

  @Test
  void takesARefusalAsDeniedWithHowOftenItHappened() {
    EntryDraft draft = draft(EventType.ACCESS_REFUSED);

    assertThat(draft.action()).isEqualTo("access.authorize");
    assertThat(draft.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(draft.actor().subject()).isEqualTo("li.na");
    assertThat(draft.actor().roles()).containsExactly("agent");
    assertThat(draft.target())
        .isEqualTo(new Target(Target.OPERATION, "listAuditEntries", null, null));
    assertThat(draft.reason()).isEqualTo("permission");
    assertThat(draft.data().get("count").asLong()).isEqualTo(3);
    assertThat(draft.data().get("callerNetwork").asText()).isEqualTo("192.0.2.0/24");
  }

  @Test
  void takesABadTokenAsNobodys() {
    EntryDraft draft =
        EntryDrafts.of(
            Sample.of(EventType.ACCESS_REFUSED, CUSTOMER).envelope(),
            """
            {"action":"authenticate","reason":"expired-token","count":7,"from":"2026-03-04T05:06:00Z",
             "at":"2026-03-04T05:06:07.891Z"}
            """
                .getBytes(StandardCharsets.UTF_8));

    assertThat(draft.action()).isEqualTo("access.authenticate");
    assertThat(draft.actor().subject()).isEqualTo("unknown");
    assertThat(draft.reason()).isEqualTo("expired-token");
  }

  @Test
  void takesAdministrationAboutWhatWasAdministered() {
    EntryDraft draft = draft(EventType.ADMINISTRATION_RECORDED);

    assertThat(draft.action()).isEqualTo("administration.standard.published");
    assertThat(draft.outcome()).isEqualTo(Outcome.DONE);
    assertThat(draft.actor().subject()).isEqualTo("chen.jie");
    assertThat(draft.target()).isEqualTo(new Target("standard", "person", 3L, null));
    assertThat(draft.changedFields()).containsExactly("/attributes/loyaltyNumber");
    assertThat(draft.data().isEmpty()).isTrue();
  }

  @Test
  void takesADigestWithItsSignature() {
    EntryDraft draft = draft(EventType.SOURCE_DIGEST);

    assertThat(draft.action()).isEqualTo("audit.source-digest");
    assertThat(draft.target()).isEqualTo(new Target(Target.SOURCE, "customer-service", null, null));
    assertThat(draft.data().get("signature").asText()).isEqualTo("AAAA");
  }

  @Test
  void namesWhoAskedForAMerge() {
    assertThat(draft(EventType.MERGE_REQUESTED).actor().subject()).isEqualTo("chen.jie");
  }

  @ParameterizedTest
  @CsvSource({
    "DELIVERY_SENT, delivery.sent, DONE",
    "DELIVERY_DELIVERED, delivery.delivered, DONE",
    "DELIVERY_BOUNCED, delivery.bounced, FAILED",
    "DELIVERY_FAILED, delivery.failed, FAILED",
    "DELIVERY_SUPPRESSED, delivery.suppressed, DENIED"
  })
  void takesWhatBecameOfAMessage(EventType type, String action, Outcome outcome) {
    EntryDraft draft = draft(type);

    assertThat(draft.action()).isEqualTo(action);
    assertThat(draft.outcome()).isEqualTo(outcome);
    assertThat(draft.actor()).isEqualTo(Actor.system("notification-service"));
    assertThat(draft.target())
        .isEqualTo(new Target(Target.CUSTOMER, CUSTOMER.toString(), null, null));
  }

  @Test
  void takesTheMessageAsTargetWhereNoCustomerIsConcerned() {
    EntryDraft draft =
        EntryDrafts.of(
            Sample.of(EventType.DELIVERY_SENT, CUSTOMER).envelope(),
            """
            {"deliveryId":"01990000-0000-7000-8000-00000000000c","rule":"digest","channel":"email",
             "recipientType":"staff","at":"2026-03-04T05:06:07.891Z"}
            """
                .getBytes(StandardCharsets.UTF_8));

    assertThat(draft.target())
        .isEqualTo(new Target(Target.DELIVERY, "01990000-0000-7000-8000-00000000000c", null, null));
  }

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      names = {
        "CUSTOMER_STATE",
        "QUALITY_SCORED",
        "SOURCE_ADMISSION_CHANGED",
        "CHECKPOINT_PUBLISHED",
        "AUDIT_ALERT_RAISED"
      })
  void refusesWhatIsNotRecorded(EventType type) {
    Sample sample = Sample.of(type, CUSTOMER);

    assertThatThrownBy(() -> EntryDrafts.of(sample.envelope(), sample.value()))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("ce_type is not one that is recorded");
  }

  @Test
  void refusesAValueThatIsMissing() {
    Sample sample = Sample.of(EventType.CUSTOMER_UPDATED, CUSTOMER);

    assertThatThrownBy(() -> EntryDrafts.of(sample.envelope(), null))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("value is missing");
  }

  private static EntryDraft draft(EventType type) {
    Sample sample = Sample.of(type, CUSTOMER);
    return EntryDrafts.of(sample.envelope(), sample.value());
  }
}
