package dev.mingce.dedup.matching;

import static dev.mingce.dedup.Customers.ONE_ID;
import static dev.mingce.dedup.Customers.OTHER_ID;
import static dev.mingce.dedup.Customers.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.Customers;
import dev.mingce.dedup.matching.MatchDecision.Distinct;
import dev.mingce.dedup.matching.MatchDecision.Merge;
import dev.mingce.dedup.matching.MatchDecision.Reason;
import dev.mingce.dedup.matching.MatchDecision.Review;
import dev.mingce.dedup.normalize.CustomerFeatures;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.scoring.MatchModelReader;
import dev.mingce.dedup.scoring.RecordScorer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MatchPolicyTest {

  private final MatchPolicy policy =
      new MatchPolicy(new RecordScorer(MatchModelReader.defaultModel()), DecisionBands.careful());

  @Test
  void theSameNameBirthDateAndPhoneMayBeMerged() {
    assertThat(
            decide(
                person().named("王", "小明").born("1990-02-03").phone("+8613812345678"),
                person().named("小明", "王").born("1990-02-03").phone("+8613812345678")))
        .isInstanceOf(Merge.class);
  }

  @Test
  void theSameNameAndPhoneAloneAreReviewed() {
    MatchDecision decision =
        decide(
            person().named("王", "小明").phone("+8613812345678"),
            person().named("王", "小明").phone("+8613812345678"));
    assertThat(decision).isInstanceOf(Review.class);
    assertThat(decision.score().probability()).isBetween(0.999, 0.9999);
  }

  @Test
  void aSimilarNameAndASharedStrongIdentifierAreReviewed() {
    assertThat(
            decide(
                person().named("Smith", "Jon").phone("+14155550132"),
                person().named("Smyth", "John").phone("+14155550132")))
        .isInstanceOf(Review.class);
    assertThat(
            decide(
                person().named("Smith", "John").email("j@example.com").born("1990-02-03"),
                person().named("Smith", "Jon").email("j@example.com").born("1990-02-04")))
        .isInstanceOf(Review.class);
  }

  @Test
  void theSameNameAndBirthDateWithoutAnythingElseAreReviewed() {
    assertThat(
            decide(
                person().named("王", "小明").born("1990-02-03"),
                person().named("王", "小明").born("1990-02-03")))
        .isInstanceOf(Review.class);
  }

  @Test
  void twinsAreNeverMergedWithoutAPerson() {
    MatchDecision decision =
        decide(
            person()
                .named("Smith", "John")
                .born("1990-02-03")
                .phone("+14155550132")
                .area("us/ca", "/sf"),
            person()
                .named("Smith", "Joan")
                .born("1990-02-03")
                .phone("+14155550132")
                .area("us/ca", "/sf"));
    assertThat(decision.score().probability()).isGreaterThan(DecisionBands.careful().mergeFrom());
    assertThat(decision).isInstanceOf(Review.class);
  }

  @Test
  void twoValidDifferentNationalIdsAreTwoPersonsWhateverElseAgrees() {
    Customers one = person().named("王", "小明").born("1990-02-03").phone("+861").email("a@b.c");
    Customers other = person().named("王", "小明").born("1990-02-03").phone("+861").email("a@b.c");
    assertThat(
            decide(
                one.identifier("national-id", ONE_ID), other.identifier("national-id", OTHER_ID)))
        .isInstanceOfSatisfying(
            Distinct.class,
            distinct -> assertThat(distinct.reason()).isEqualTo(Reason.DIFFERENT_NATIONAL_IDS));
  }

  @Test
  void aNationalIdWithATypingErrorIsNoVeto() {
    Customers one = person().named("王", "小明").born("1990-02-03").phone("+861");
    Customers other = person().named("王", "小明").born("1990-02-03").phone("+861");
    assertThat(
            decide(
                one.identifier("national-id", ONE_ID),
                other.identifier("national-id", ONE_ID.replace("1949", "1948"))))
        .isInstanceOf(Merge.class);
  }

  @Test
  void onlyAPhoneInCommonIsNoDuplicate() {
    assertThat(
            decide(
                person().named("王", "小明").phone("+8613812345678"),
                person().named("李", "娜").phone("+8613812345678")))
        .isInstanceOfSatisfying(
            Distinct.class, distinct -> assertThat(distinct.reason()).isEqualTo(Reason.IMPROBABLE));
  }

  @Test
  void aPersonIsNoDuplicateOfAnOrganisation() {
    assertThat(
            decide(
                person().named("王", "小明").phone("+861").email("a@b.c"),
                person()
                    .kind(SubjectKind.ORGANISATION)
                    .named("王", "小明")
                    .phone("+861")
                    .email("a@b.c")))
        .isInstanceOfSatisfying(
            Distinct.class,
            distinct -> assertThat(distinct.reason()).isEqualTo(Reason.DIFFERENT_KINDS));
  }

  @Property
  void theDecisionIsSymmetric(
      @ForAll("customers") CustomerFeatures a, @ForAll("customers") CustomerFeatures b) {
    assertThat(policy.decide(a, b)).isEqualTo(policy.decide(b, a));
  }

  @Provide
  Arbitrary<CustomerFeatures> customers() {
    return Customers.arbitrary();
  }

  private MatchDecision decide(Customers a, Customers b) {
    return policy.decide(a.features(), b.features());
  }
}
