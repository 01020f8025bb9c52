package dev.mingce.dedup.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.batch.Base;
import dev.mingce.dedup.batch.BaseBuilder;
import dev.mingce.dedup.batch.ClusterAccuracy;
import dev.mingce.dedup.batch.Deduplication;
import dev.mingce.dedup.batch.Matched;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.scoring.Attribute;
import dev.mingce.dedup.scoring.PairScorer;
import dev.mingce.dedup.scoring.WeightModel;
import dev.mingce.dedup.scoring.WeightModelJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Matching on made-up customers with hard negatives. */
class SyntheticCustomersTest {

  private static final int RECORDS = 10_000;
  private static final long SEED = 20;

  private static List<LabelledRecord> records;
  private static Matched matched;

  @BeforeAll
  static void match() throws Exception {
    records = SyntheticCustomers.make(RECORDS, SEED);
    BaseBuilder builder = new BaseBuilder(SubjectKind.PERSON);
    records.forEach(labelled -> builder.add(labelled.record()));
    matched = new Deduplication(DecisionWeights.usual(), 1, 2).match(builder.build(), null);
  }

  @Test
  void makesTheSameOfTheSameSeed() {
    List<LabelledRecord> again = SyntheticCustomers.make(500, 3);

    assertThat(SyntheticCustomers.make(500, 3)).isEqualTo(again);
    assertThat(SyntheticCustomers.make(500, 4)).isNotEqualTo(again);
  }

  @Test
  void findsDuplicatesAndKeepsNeighboursApart() {
    assertThat(accuracy(true).f1()).isGreaterThanOrEqualTo(0.975);
  }

  @Test
  void mergesNobodyElseWithoutAPerson() {
    assertThat(accuracy(false).precision()).isGreaterThanOrEqualTo(0.999);
    assertThat(accuracy(false).recall()).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void weighsAPairTheSameInBothOrders() {
    List<MatchRecord> base = matched.base().records();
    PairScorer scorer = new PairScorer(matched.model());
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      MatchRecord a = base.get(random.nextInt(base.size()));
      MatchRecord b = base.get(random.nextInt(base.size()));
      assertThat(scorer.weight(a, b)).isEqualTo(scorer.weight(b, a));
    }
  }

  @Test
  void givesNoLevelMoreWeightThanABetterOne() {
    WeightModel model = matched.model();
    for (Attribute attribute : Attribute.all()) {
      for (int level = 2; level <= attribute.levels().size(); level++) {
        assertThat(model.weight(attribute, level))
            .isLessThanOrEqualTo(model.weight(attribute, level - 1) + 1e-9);
      }
    }
  }

  @Test
  void modelsSurviveTheirJson() throws Exception {
    byte[] document = WeightModelJson.bytes(WeightModelJson.write(matched.model()));

    WeightModel again = WeightModelJson.read(document);

    assertThat(WeightModelJson.bytes(WeightModelJson.write(again))).isEqualTo(document);
  }

  private static ClusterAccuracy accuracy(boolean probable) {
    Map<String, String> subjects = new HashMap<>();
    records.forEach(labelled -> subjects.put(labelled.record().id(), labelled.subject()));
    Base base = matched.base();
    List<Integer> found =
        IntStream.range(0, base.ids().size())
            .mapToObj(i -> probable ? matched.probable().of(i) : matched.certain().of(i))
            .toList();
    return ClusterAccuracy.of(found, base.ids().stream().map(subjects::get).toList());
  }
}
