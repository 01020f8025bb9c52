package dev.mingce.dedup.scoring;

import static dev.mingce.dedup.Customers.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mingce.dedup.Customers;
import dev.mingce.dedup.normalize.CustomerFeatures;
import dev.mingce.events.Evidence;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecordScorerTest {

  private final RecordScorer scorer = new RecordScorer(MatchModelReader.defaultModel());

  @Test
  void theWaterfallNamesEveryField() {
    MatchScore score =
        scorer.score(
            person().named("王", "小明").born("1990-02-03").phone("+8613812345678").features(),
            person()
                .named("王", "小明")
                .born("1990-02-04")
                .phone("+8613812345678")
                .email("a@b.c")
                .features());

    assertThat(score.evidence())
        .extracting(e -> e.field() + ":" + e.level())
        .containsExactly(
            "name:exact",
            "birth-date:one-edit",
            "phone:shared",
            "email:missing",
            "identifier:missing",
            "address:missing");
    assertThat(score.modelVersion()).isEqualTo("default-1");
  }

  @Test
  void theWeightsAreTheBinaryLogarithmsOfTheModelsRatios() {
    MatchScore score =
        scorer.score(
            person().named("王", "小明").born("1990-02-03").phone("+8613812345678").features(),
            person()
                .named("王", "小明")
                .born("1990-02-04")
                .phone("+8613812345678")
                .email("a@b.c")
                .features());

    // log2(1e-6/(1-1e-6)), log2(.72/.0001), log2(.04/.001), log2(.75/.000002), nothing for what is
    // missing
    double[] weights = score.evidence().stream().mapToDouble(Evidence::weight).toArray();
    assertThat(weights)
        .containsExactly(new double[] {12.813781, 5.321928, 18.516532, 0, 0, 0}, within(1e-6));
    assertThat(score.priorWeight()).isCloseTo(-19.931567, within(1e-6));
    assertThat(score.matchWeight()).isCloseTo(16.720674, within(1e-6));
    assertThat(score.probability()).isCloseTo(0.999990741, within(1e-9));
  }

  @Test
  void twoEmptyRecordsAreAsProbableAsAnyTwo() {
    MatchScore score = scorer.score(person().features(), person().features());
    assertThat(score.probability()).isCloseTo(0.000001, within(1e-15));
  }

  @Property
  void theScoreIsSymmetric(
      @ForAll("customers") CustomerFeatures a, @ForAll("customers") CustomerFeatures b) {
    assertThat(scorer.score(a, b)).isEqualTo(scorer.score(b, a));
  }

  @Property
  void theEvidenceSumsToTheMatchWeight(
      @ForAll("customers") CustomerFeatures a, @ForAll("customers") CustomerFeatures b) {
    MatchScore score = scorer.score(a, b);
    assertThat(score.evidence().stream().mapToDouble(Evidence::weight).sum() + score.priorWeight())
        .isEqualTo(score.matchWeight());
    assertThat(score.probability()).isBetween(0.0, 1.0);
  }

  @Property
  void whatIsMissingWeighsNothing(@ForAll("customers") CustomerFeatures any) {
    MatchScore score = scorer.score(any, person().features());
    assertThat(score.matchWeight()).isEqualTo(MatchWeight.ofProbability(0.000001));
  }

  @Property
  void theOrderOfNamePartsChangesNoEvidenceButTheName(@ForAll("customers") CustomerFeatures any) {
    MatchScore straight = scorer.score(any, person().named("Smith", "John").features());
    MatchScore swapped = scorer.score(any, person().named("John", "Smith").features());
    assertThat(straight.evidence().subList(1, 6)).isEqualTo(swapped.evidence().subList(1, 6));
  }

  @Provide
  Arbitrary<CustomerFeatures> customers() {
    return Customers.arbitrary();
  }
}
