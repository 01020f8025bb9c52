package dev.mingce.dedup.quality.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityRulesTest {

  @Test
  void everyDimensionHasRules() {
    assertThat(QualityRules.all()).extracting(QualityRule::dimension).contains(Dimension.values());
    assertThat(QualityRules.all()).hasSize(32);
  }

  @Test
  void everyRuleIsExplainedInBothLanguages() {
    assertThat(QualityRules.all())
        .allSatisfy(rule -> {
          assertThat(rule.english()).matches("[A-Z].*\\.");
          assertThat(rule.chinese()).matches("(?s).*\\p{IsHan}.*。");
          assertThat(rule.weight()).isPositive();
          assertThat(rule.severity()).isIn("error", "warning", "info");
          assertThat(rule.kinds()).isNotEmpty();
        });
  }

  @Test
  void onlyRulesOfTimelinessHaveAnAge() {
    List<Dimension> aged =
        QualityRules.all().stream()
            .filter(rule -> rule.maxAgeDays() != null)
            .map(QualityRule::dimension)
            .distinct()
            .toList();

    assertThat(aged).containsExactly(Dimension.TIMELINESS);
  }
}
