package dev.mingce.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {
  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypeTest::records)
        : Stream.of(type);
  }

  @Test
  void everyRecordOfTheFamiliesHasExactlyOneType() {
    List<Class<?>> known =
        Arrays.stream(EventType.values()).<Class<?>>map(EventType::recordClass).toList();

    assertThat(known).containsExactlyInAnyOrderElementsOf(records(Event.class).toList());
  }

  @Test
  void namesAreUnique() {
    assertThat(Arrays.stream(EventType.values()).map(EventType::typeName)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void isFoundByNameAndByEventAndReadsItsOwnBytes(EventType type) {
    Event event = GoldenSamples.event(type);

    assertThat(EventType.find(type.typeName())).contains(type);
    assertThat(EventType.of(event)).isEqualTo(type);
    assertThat(type.read(EventJson.write(event))).isEqualTo(event);
    assertThat(TopicCatalog.load().find(type.topic())).isPresent();
  }

  @Test
  void doesNotFindWhatItDoesNotKnow() {
    assertThat(EventType.find("customer.registered.v2")).isEmpty();
  }

  @Test
  void refusesAPairInTheWrongOrder() {
    MergeRequested sample = GoldenSamples.event(MergeRequested.class);

    assertThatThrownBy(() ->
            new ReviewNeeded(
                sample.decisionId(),
                SampleEvents.OTHER_CUSTOMER,
                SampleEvents.CUSTOMER,
                1,
                1,
                0.5,
                0,
                DedupDecision.REVIEW,
                "m",
                List.of(),
                SampleEvents.AT))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("left is not less than right");
  }

  @Test
  void keysAPairByItsLeftCustomer() {
    MergeRequested sample = GoldenSamples.event(MergeRequested.class);

    assertThat(sample.subject()).isEqualTo(SampleEvents.CUSTOMER.toString());
    assertThat(sample.sequence()).isEqualTo(3);
  }

  @Test
  void refusesASurvivorThatIsNotOfThePair() {
    MergeRequested sample = GoldenSamples.event(MergeRequested.class);

    assertThatThrownBy(() ->
            new MergeRequested(
                sample.decisionId(),
                sample.left(),
                sample.right(),
                1,
                1,
                0.5,
                0,
                DedupDecision.AUTO_MERGE,
                "m",
                List.of(),
                SampleEvents.AT,
                Actor.system("dedup"),
                sample.decisionId()))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("survivorId is neither left nor right");
  }

  @Test
  void keysAnOutcomeWithoutCustomerByItsDelivery() {
    DeliverySent sample = GoldenSamples.event(DeliverySent.class);
    DeliverySent digest =
        new DeliverySent(
            sample.deliveryId(),
            "weekly-digest",
            "email",
            null,
            DeliveryOutcome.STAFF,
            null,
            SampleEvents.AT);

    assertThat(digest.subject()).isEqualTo(sample.deliveryId().toString());
  }
}
