package dev.mingce.dedup.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mingce.dedup.batch.Base;
import dev.mingce.dedup.batch.BaseBuilder;
import dev.mingce.dedup.batch.Deduplication;
import dev.mingce.dedup.batch.Matched;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.synthetic.SyntheticCustomers;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaterfallTest {

  @Test
  void theStepsOfEveryPairSumToItsWeight() throws InterruptedException {
    BaseBuilder builder = new BaseBuilder(SubjectKind.PERSON);
    SyntheticCustomers.make(400, 3).forEach(one -> builder.add(one.record()));
    Base base = builder.build();
    Matched matched = new Deduplication(DecisionWeights.usual(), 1, 1).match(base, null);
    PairScorer scorer = new PairScorer(matched.model());
    List<MatchRecord> records = base.records();

    for (int i = 0; i < records.size(); i += 3) {
      for (int j = i + 1; j < records.size(); j += 2) {
        double weight = scorer.weight(records.get(i), records.get(j));
        Waterfall waterfall = Waterfall.of(matched.model(), scorer.levels());
        double sum = waterfall.priorWeight() - waterfall.householdPenalty();
        for (Waterfall.Step step : waterfall.steps()) {
          sum += step.counted();
        }
        assertThat(sum).isEqualTo(weight, within(1e-9));
        assertThat(waterfall.weight()).isEqualTo(weight);
      }
    }
  }
}
