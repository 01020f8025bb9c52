package dev.mingce.dedup.quality.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mingce.dedup.quality.rules.RecordChecks.DatedCheck;
import dev.mingce.dedup.quality.rules.RecordChecks.RuleCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QualityScorerTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);
  private static final QualityScorer SCORER = new QualityScorer(RuleSettings.delivered());

  @Test
  void theScoreIsTheWeightedShareOfRulesThatHold() {
    // name-present 5 of 5, phone-valid 1.5 of 3, uniqueness 4 of 4: 10.5 of 12
    RecordChecks checks =
        checks(
            new RuleCheck("name-present", 1, List.of()),
            new RuleCheck("phone-valid", 2, List.of("/contactPoints/1/value")));

    QualityScore score = SCORER.score(checks, false, TODAY);

    assertThat(score.score()).isEqualTo(87.5);
    assertThat(score.dimensions())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("completeness", 1.0, "validity", 0.5, "uniqueness", 1.0));
    assertThat(score.losses())
        .containsExactly(new QualityScore.Loss("phone-valid", "/contactPoints/1/value", 12.5));
    assertThat(score.nextDue()).isNull();
  }

  @Test
  void aSuspectedDuplicateCountsAgainstUniqueness() {
    QualityScore score =
        SCORER.score(checks(new RuleCheck("name-present", 1, List.of())), true, TODAY);

    assertThat(score.score()).isEqualTo(55.56);
    assertThat(score.losses())
        .containsExactly(new QualityScore.Loss("no-duplicate-suspected", "", 44.44));
  }

  @Test
  void aRecordOfWhichNothingWasAskedIsNotBlamed() {
    QualityScorer off =
        new QualityScorer(
            new RuleSettings(
                1, Map.of("no-duplicate-suspected", new RuleSetting(false, 4, null, null))));

    assertThat(off.score(checks(), false, TODAY).score()).isEqualTo(100);
  }

  @Test
  void aRuleThatIsSwitchedOffOrOfNoWeightCostsNothing() {
    RecordChecks checks = checks(new RuleCheck("name-present", 1, List.of("/name")));
    RuleSettings off =
        new RuleSettings(1, Map.of("name-present", new RuleSetting(false, 5, null, null)));
    RuleSettings weightless =
        new RuleSettings(1, Map.of("name-present", new RuleSetting(true, 0, null, null)));

    assertThat(new QualityScorer(off).score(checks, false, TODAY).losses()).isEmpty();
    assertThat(new QualityScorer(weightless).score(checks, false, TODAY).score()).isEqualTo(100);
    assertThat(new QualityScorer(weightless).score(checks, false, TODAY).losses())
        .containsExactly(new QualityScore.Loss("name-present", "/name", 0));
  }

  @Test
  void aRecordBreaksARuleAboutAgeOnTheDayAfterTheLastGoodOne() {
    RecordChecks checks =
        new RecordChecks(
            List.of(), List.of(new DatedCheck("reviewed-recently", "", LocalDate.of(2024, 3, 4))));

    QualityScore lastGoodDay = SCORER.score(checks, false, LocalDate.of(2026, 3, 4));
    QualityScore dayAfter = SCORER.score(checks, false, LocalDate.of(2026, 3, 5));

    assertThat(lastGoodDay.score()).isEqualTo(100);
    assertThat(lastGoodDay.nextDue()).isEqualTo("2026-03-05");
    assertThat(dayAfter.losses()).extracting("rule").containsExactly("reviewed-recently");
    assertThat(dayAfter.score()).isEqualTo(66.67);
    assertThat(dayAfter.nextDue()).isNull();
  }

  @Test
  void aContactPointMayBeUsedOnItsLastDay() {
    RecordChecks checks =
        new RecordChecks(List.of(), List.of(new DatedCheck("contact-not-expired", "/x", TODAY)));

    assertThat(SCORER.score(checks, false, TODAY).losses()).isEmpty();
    assertThat(SCORER.score(checks, false, TODAY.plusDays(1)).losses()).hasSize(1);
  }

  @Test
  void aShorterAgeTakesEffectWithoutLookingAtTheRecord() {
    RecordChecks checks =
        new RecordChecks(
            List.of(), List.of(new DatedCheck("reviewed-recently", "", TODAY.minusDays(31))));
    RuleSettings strict =
        new RuleSettings(3, Map.of("reviewed-recently", new RuleSetting(true, 2, 30, null)));

    assertThat(SCORER.score(checks, false, TODAY).score()).isEqualTo(100);
    assertThat(new QualityScorer(strict).score(checks, false, TODAY).losses()).hasSize(1);
  }

  @Property
  void scoresStayBetween0And100AndLossesExplainThem(
      @ForAll("anyChecks") RecordChecks checks, @ForAll boolean duplicate) {
    QualityScore score = SCORER.score(checks, duplicate, TODAY);

    assertThat(score.score()).isBetween(0.0, 100.0);
    double lost = score.losses().stream().mapToDouble(QualityScore.Loss::points).sum();
    assertThat(100 - lost).isCloseTo(score.score(), within(0.01 * (score.losses().size() + 1)));
    assertThat(score.dimensions().values()).allMatch(rate -> rate >= 0 && rate <= 1);
  }

  @Property
  void mendingAPlaceNeverLowersTheScore(@ForAll("anyChecks") RecordChecks checks) {
    List<RuleCheck> mended = new ArrayList<>();
    for (RuleCheck one : checks.checks()) {
      int left = Math.max(0, one.failed().size() - 1);
      mended.add(new RuleCheck(one.rule(), one.applied(), one.failed().subList(0, left)));
    }

    assertThat(SCORER.score(new RecordChecks(mended, List.of()), false, TODAY).score())
        .isGreaterThanOrEqualTo(SCORER.score(checks, false, TODAY).score());
  }

  @Provide
  Arbitrary<RecordChecks> anyChecks() {
    List<String> rules =
        QualityRules.all().stream()
            .filter(rule -> rule.maxAgeDays() == null)
            .map(QualityRule::id)
            .filter(id -> !id.equals("no-duplicate-suspected"))
            .toList();
    Arbitrary<RuleCheck> one =
        Combinators.combine(
                Arbitraries.of(rules),
                Arbitraries.integers().between(1, 5),
                Arbitraries.integers().between(0, 5))
            .as((rule, applied, failed) ->
                new RuleCheck(
                    rule,
                    applied,
                    IntStream.range(0, Math.min(applied, failed)).mapToObj(i -> "/" + i).toList()));
    return one.list()
        .uniqueElements(RuleCheck::rule)
        .ofMaxSize(12)
        .map(list -> new RecordChecks(list, List.of()));
  }

  private static RecordChecks checks(RuleCheck... checks) {
    return new RecordChecks(List.of(checks), List.of());
  }
}
