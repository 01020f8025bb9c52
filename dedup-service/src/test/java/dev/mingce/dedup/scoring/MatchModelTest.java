package dev.mingce.dedup.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchModelTest {

  private final MatchModel model = MatchModelReader.defaultModel();

  @ParameterizedTest
  @CsvSource({
    "NAME_EXACT, 12.813781",
    "NAME_OTHER_ORDER, 11.287712",
    "NAME_VERY_CLOSE, 7.103288",
    "NAME_CLOSE, 3.906891",
    "NAME_ELSE, -4.051778",
    "BIRTH_DATE_EXACT, 13.872675",
    "BIRTH_DATE_ONE_EDIT, 5.321928",
    "BIRTH_DATE_YEAR, 1.0",
    "BIRTH_DATE_ELSE, -5.035536",
    "PHONE_SHARED, 18.516532",
    "PHONE_ELSE, -1.999997",
    "EMAIL_SHARED, 19.310080",
    "EMAIL_ELSE, -1.514572",
    "IDENTIFIER_SHARED, 26.501424",
    "IDENTIFIER_DIFFERENT, -4.321928",
    "ADDRESS_DISTRICT, 4.544321",
    "ADDRESS_PROVINCE, 0.234465",
    "ADDRESS_ELSE, -3.0"
  })
  void theDefaultModelHasTheseWeights(ComparisonLevel level, double weight) {
    assertThat(model.weight(level)).isCloseTo(weight, within(1e-6));
  }

  @Test
  void disagreementMayNotWeighMoreThanAgreement() {
    Map<ComparisonLevel, LevelParameters> parameters = new EnumMap<>(model.parameters());
    parameters.put(
        ComparisonLevel.PHONE_SHARED, model.parameters().get(ComparisonLevel.PHONE_ELSE));
    parameters.put(
        ComparisonLevel.PHONE_ELSE, model.parameters().get(ComparisonLevel.PHONE_SHARED));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchModel("x", 0.001, parameters))
        .withMessage("PHONE_ELSE weighs more than a better level");
  }

  @Test
  void theProbabilitiesOfAFieldSumToOne() {
    Map<ComparisonLevel, LevelParameters> parameters = new EnumMap<>(model.parameters());
    parameters.put(ComparisonLevel.PHONE_SHARED, new LevelParameters(0.8, 0.000002));
    assertThatIllegalArgumentException().isThrownBy(() -> new MatchModel("x", 0.001, parameters));
  }

  @Test
  void everyLevelNeedsItsParameters() {
    Map<ComparisonLevel, LevelParameters> parameters = new EnumMap<>(model.parameters());
    parameters.remove(ComparisonLevel.ADDRESS_ELSE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchModel("x", 0.001, parameters))
        .withMessage("the model lacks ADDRESS_ELSE");
  }

  @Test
  void aDocumentWithoutNumbersIsNoModel() throws IOException {
    var document =
        new ByteArrayInputStream("{\"version\":\"x\",\"prior\":\"high\"}".getBytes(UTF_8));
    assertThatIllegalArgumentException().isThrownBy(() -> MatchModelReader.read(document));
  }

  @Test
  void weightsAndProbabilitiesAreInverse() {
    assertThat(MatchWeight.toProbability(0)).isEqualTo(0.5);
    assertThat(MatchWeight.toProbability(2000)).isEqualTo(1.0);
    assertThat(MatchWeight.toProbability(-2000)).isEqualTo(0.0);
    assertThat(MatchWeight.toProbability(MatchWeight.ofProbability(0.9)))
        .isCloseTo(0.9, within(1e-12));
  }
}
