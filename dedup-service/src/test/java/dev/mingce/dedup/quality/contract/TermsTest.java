package dev.mingce.dedup.quality.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.quality.contract.FeedRows.Sum;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermsTest {

  private static final ContractTerms TERMS =
      new ContractTerms(24, 10, Map.of("phone-valid", 0.1, "name-present", 0.0));

  @Test
  void aShareAboveWhatWasAgreedIsABreach() {
    assertThat(Terms.breaches(TERMS, Map.of("", new Sum(20, 0), "phone-valid", new Sum(20, 3))))
        .containsExactly(new Breach("phone-valid", 20, 3, 0.1));
  }

  @Test
  void theShareAgreedIsStillKept() {
    assertThat(Terms.breaches(TERMS, Map.of("", new Sum(20, 0), "phone-valid", new Sum(20, 2))))
        .isEmpty();
  }

  @Test
  void whereNothingMayBreakOneIsABreach() {
    assertThat(Terms.breaches(TERMS, Map.of("", new Sum(10, 0), "name-present", new Sum(10, 1))))
        .containsExactly(new Breach("name-present", 10, 1, 0));
  }

  @Test
  void fewRecordsSayNothing() {
    assertThat(Terms.breaches(TERMS, Map.of("", new Sum(9, 0), "phone-valid", new Sum(9, 9))))
        .isEmpty();
    assertThat(Terms.breaches(TERMS, Map.of())).isEmpty();
  }
}
