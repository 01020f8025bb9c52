package dev.mingce.dedup.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.Unlike;
import dev.mingce.events.CustomerChange;
import dev.mingce.events.sealed.SubjectKeyReader;
import dev.mingce.events.sealed.UnknownSubjectKeyException;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class ChangeApplicationTest {

  @Inject TestIntake intake;
  @Inject TestDatabase database;
  @Inject MapSubjectKeySource keys;
  @Inject SubjectKeyReader reader;

  private final Unlike unlike = new Unlike();
  private final String number = unlike.digits();
  private final String family = unlike.family();
  private final String born = unlike.born();
  private final String mobile = "138" + number;

  @Test
  void aHomophoneWithTheSamePhoneIsReviewed() {
    TestCustomer first = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer second = intake.customer().named(family, "晓明").mobile("+86 " + mobile);

    intake.register(first, second);

    assertThat(database.pairs(first.id())).containsExactly("open review");
    assertThat(database.verdicts(first.id())).containsExactly("1 duplicate-suspected");
    assertThat(database.verdicts(second.id())).containsExactly("1 duplicate-suspected");
    assertThat(database.published(first.id()))
        .containsExactly("dedup.duplicate-found.v1", "dedup.review-needed.v1");
    JsonNode found = database.events(first.id()).getFirst();
    assertThat(found.path("left").asText()).isLessThan(found.path("right").asText());
    assertThat(found.path("modelVersion").asText()).isEqualTo("shipped-person-1");
    assertThat(found.path("evidence").get(0).path("field").asText()).isEqualTo("given-name");
    assertThat(found.path("evidence").get(0).path("level").asText()).isEqualTo("homophone");
  }

  @Test
  void aCustomerThatAgreesInEverythingIsToBeMerged() {
    TestCustomer first = intake.customer().named(family, "小明").born(born).mobile(mobile);
    TestCustomer second = intake.customer().named(family, "小明").born(born).mobile(mobile);

    intake.register(first, second);

    assertThat(database.pairs(second.id())).containsExactly("open auto-merge");
    assertThat(database.published(second.id()))
        .containsExactly("dedup.duplicate-found.v1", "dedup.merge-requested.v1");
  }

  @Test
  void customersOfOneBatchFindEachOther() {
    TestCustomer first = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer second = intake.customer().named(family, "晓明").mobile(mobile);

    intake.apply(first.registered(), second.registered());

    assertThat(database.pairs(first.id())).containsExactly("open review");
  }

  @Test
  void aDifferentPersonWithTheSamePhoneIsDistinct() {
    TestCustomer first = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer second = intake.customer().named("李", "娜").mobile(mobile);

    intake.register(first, second);

    assertThat(database.pairs(first.id())).isEmpty();
    assertThat(database.verdicts(first.id())).containsExactly("1 distinct");
    assertThat(database.verdicts(second.id())).containsExactly("1 distinct");
    assertThat(database.published(second.id())).isEmpty();
  }

  @Test
  void twoValidNationalIdsKeepTwoPersonsApart() {
    TestCustomer first = intake.customer().named(family, "小明").born(born).mobile(mobile);
    TestCustomer second = intake.customer().named(family, "小明").born(born).mobile(mobile);

    intake.register(
        first.identifier("national-id", unlike.nationalId(1)),
        second.identifier("national-id", unlike.nationalId(2)));

    assertThat(database.pairs(second.id())).isEmpty();
  }

  @Test
  void aDecisionIsWithdrawnWhenALaterVersionNoLongerMatches() {
    TestCustomer first = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer second = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(first, second);

    intake.apply(second.named("李", "娜").mobile("139" + number).updated());

    assertThat(database.pairs(first.id())).containsExactly("withdrawn distinct");
    assertThat(database.verdicts(first.id())).containsExactly("1 distinct");
    assertThat(database.verdicts(second.id()))
        .containsExactly("1 duplicate-suspected", "2 distinct");
    assertThat(database.published(first.id()))
        .containsExactly(
            "dedup.duplicate-found.v1", "dedup.review-needed.v1", "dedup.decision-withdrawn.v1");
    assertThat(database.events(first.id()).getLast().path("reason").asText())
        .isEqualTo("no-longer-matches");
  }

  @Test
  void aWithdrawnDecisionReturnsUnderItsId() {
    TestCustomer first = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer second = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(first, second);
    intake.apply(second.named("李", "娜").updated());
    intake.apply(second.named(family, "晓明").updated());

    assertThat(database.pairs(first.id())).containsExactly("open review");
    assertThat(database.events(first.id()))
        .extracting(event -> event.path("decisionId").asText())
        .hasSize(5)
        .containsOnly(database.events(first.id()).getFirst().path("decisionId").asText());
  }

  @Test
  void aMergeIsAskedForAgainWhenAVersionIsOutdated() {
    TestCustomer first = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer second = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(first, second);
    intake.apply(second.named(family, "小明").updated());
    intake.apply(second.updated());

    assertThat(database.pairs(first.id())).containsExactly("open auto-merge");
    assertThat(database.published(first.id()))
        .containsExactly(
            "dedup.duplicate-found.v1",
            "dedup.review-needed.v1",
            "dedup.merge-requested.v1",
            "dedup.merge-requested.v1");
    assertThat(database.events(first.id()).getLast().path("rightVersion").asLong()).isEqualTo(3);
  }

  @Test
  void anOlderVersionIsIgnored() {
    TestCustomer customer = intake.customer().named(family, "小明").mobile(mobile);
    var registered = customer.registered();
    var updated = customer.named("李", "娜").updated();

    intake.apply(updated);
    intake.apply(registered);

    assertThat(database.verdicts(customer.id())).containsExactly("2 distinct");
    TestCustomer other = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(other);
    assertThat(database.pairs(other.id())).isEmpty();
  }

  @Test
  void anUpdateThatWasOvertakenByAConsentIsNotLost() {
    TestCustomer known = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer customer = intake.customer().named("李", "娜").mobile("139" + number);
    intake.register(known, customer);
    var updated = customer.named(family, "晓明").mobile(mobile).updated();
    var consent = customer.consentChanged();

    intake.apply(consent);
    intake.apply(updated);

    assertThat(database.pairs(customer.id())).containsExactly("open review");
    assertThat(database.verdicts(customer.id()))
        .containsExactly("1 distinct", "3 duplicate-suspected");
  }

  @Test
  void anyOrderOfAnyNumberOfDeliveriesLeavesTheStateOfTheNewestVersions() {
    TestCustomer known = intake.customer().named(family, "小明").mobile(mobile);
    intake.register(known);
    Random random = new Random(20_260_101);
    for (int round = 0; round < 30; round++) {
      TestCustomer customer = intake.customer().named("李", "娜").mobile("139" + number);
      List<CustomerChange> changes = new ArrayList<>();
      changes.add(customer.registered());
      changes.add(customer.consentChanged());
      changes.add(customer.named(family, "晓明").mobile(mobile).updated());
      changes.add(customer.consentChanged());
      changes.add(customer.archived());
      changes.addAll(List.copyOf(changes));
      Collections.shuffle(changes, random);

      changes.forEach(intake::apply);

      assertThat(database.record(customer.id())).isEqualTo("5 archived sales-east 3");
      assertThat(database.pairs(customer.id())).contains("open review");
      assertThat(database.verdicts(customer.id()).getLast()).isEqualTo("5 duplicate-suspected");
      intake.apply(customer.erased());
    }
  }

  @Test
  void nothingOfAnErasedCustomerComesBackWithALateEvent() {
    TestCustomer customer = intake.customer().named(family, "小明").mobile(mobile);
    var registered = customer.registered();
    var updated = customer.updated();

    intake.apply(registered);
    intake.apply(customer.erased());
    intake.apply(updated);

    assertThat(database.hasFeatures(customer.id())).isFalse();
    assertThat(database.count("record_key", customer.id())).isZero();
  }

  @Test
  void aChangeThatMatchingDoesNotLookAtHasItsVerdictToo() {
    TestCustomer first = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer second = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(first, second);

    intake.apply(second.consentChanged(), second.archived());

    assertThat(database.verdicts(second.id()))
        .containsExactly("1 duplicate-suspected", "2 duplicate-suspected", "3 duplicate-suspected");
    assertThat(database.hasFeatures(second.id())).isTrue();
  }

  @Test
  void anErasedCustomerLeavesNoFeatureNoKeyAndNoEdge() {
    TestCustomer first = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer second = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(first, second);

    intake.apply(second.erased());

    assertThat(database.hasFeatures(second.id())).isFalse();
    assertThat(database.count("record_key", second.id())).isZero();
    assertThat(database.count("match_pair", second.id())).isZero();
    assertThat(database.count("assertion", second.id())).isZero();
    assertThat(database.verdicts(first.id())).containsExactly("1 distinct");
    JsonNode withdrawn = database.events(second.id()).getLast();
    assertThat(withdrawn.path("reason").asText()).isEqualTo("erased");
    assertThat(withdrawn.path("evidence")).isEmpty();
    TestCustomer third = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(third);
    assertThat(database.pairs(third.id())).hasSize(1);
  }

  @Test
  void aCandidateWhoseKeyIsDestroyedIsNotCompared() {
    TestCustomer first = intake.customer().named(family, "小明").mobile(mobile);
    intake.register(first);
    keys.destroy(first.keyId()); // its event has not arrived yet
    reader.forget(first.keyId());

    TestCustomer other = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(other);

    assertThat(database.pairs(other.id())).isEmpty();
    assertThat(database.verdicts(other.id())).containsExactly("1 distinct");
  }

  @Test
  void aMergedCustomerIsNeitherSuspectedNorACandidate() {
    TestCustomer survivor = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer loser = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(survivor, loser);
    UUID mergeId = Ids.next();

    intake.apply(survivor.absorbed(loser, mergeId));
    intake.apply(loser.mergedInto(survivor, mergeId));

    assertThat(database.pairs(survivor.id())).containsExactly("merged review");
    assertThat(database.verdicts(survivor.id()))
        .containsExactly("1 duplicate-suspected", "2 distinct");
    assertThat(database.hasFeatures(loser.id())).isFalse();
    assertThat(database.published(survivor.id())).doesNotContain("dedup.decision-withdrawn.v1");
  }

  @Test
  void whatWasTakenApartIsNeverSuggestedAgain() {
    TestCustomer survivor = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer loser = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(survivor, loser);
    UUID mergeId = Ids.next();
    intake.apply(loser.mergedInto(survivor, mergeId));
    intake.apply(survivor.absorbed(loser, mergeId));

    intake.apply(loser.unmergedFrom(survivor, mergeId));
    intake.apply(survivor.released(loser, mergeId));
    intake.apply(loser.updated());

    assertThat(database.pairs(survivor.id())).containsExactly("withdrawn review");
    assertThat(database.published(survivor.id()))
        .containsExactly(
            "dedup.duplicate-found.v1", "dedup.review-needed.v1", "dedup.decision-withdrawn.v1");
    assertThat(database.verdicts(loser.id()).getLast()).isEqualTo("4 distinct");
  }

  @Test
  void anUnknownKeyIsAnErrorOfTheEvent() {
    TestCustomer customer = intake.customer().named(family, "小明").mobile(mobile);
    var registered = customer.registered();
    keys.forgetAll(customer.keyId());

    assertThatThrownBy(() -> intake.apply(registered))
        .isInstanceOf(UnknownSubjectKeyException.class);
  }

  @Test
  void nothingPersonalIsStoredOrPublishedInTheClear() {
    TestCustomer first =
        intake
            .customer()
            .named("诸葛", "卧龙")
            .born("1981-07-23")
            .mobile(mobile)
            .email("wolong@example.com")
            .identifier("passport", "E87654321");
    TestCustomer second = intake.customer().named("诸葛", "卧龙").mobile(mobile);
    intake.register(first, second);

    assertThat(database.pairs(first.id())).isNotEmpty();
    assertThat(database.everything())
        .contains(first.id().toString())
        .doesNotContain("诸葛", "卧龙", "1981-07-23", mobile, "wolong", "E87654321");
  }
}
