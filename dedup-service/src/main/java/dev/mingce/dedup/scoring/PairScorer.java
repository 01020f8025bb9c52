package dev.mingce.dedup.scoring;

import dev.mingce.dedup.normalize.MatchRecord;

/**
 * Adds up the evidence of a pair. Agreements of one group, such as city and postcode, are not
 * independent: the strongest counts in full and each further one in part. What a shared household
 * explains as well as one person does is no evidence for one person. For use by one thread.
 */
public final class PairScorer {

  private final WeightModel model;
  private final PairLevels levels = new PairLevels();
  private final GroupSums one = new GroupSums();
  private final GroupSums household = new GroupSums();
  private double together;

  public PairScorer(WeightModel model) {
    this.model = model;
  }

  /** Match weight of the pair in bits, with the prior. The same in both orders. */
  public double weight(MatchRecord a, MatchRecord b) {
    PairComparator.compare(a, b, levels);
    return weight(levels);
  }

  /** The levels of the pair that was weighed last. */
  public PairLevels levels() {
    return levels;
  }

  /** Match weight in bits of a pair that was compared before, with the prior. */
  public double weight(PairLevels compared) {
    add(compared);
    return model.priorWeight() + one.total() - householdPenalty();
  }

  void add(PairLevels compared) {
    one.clear();
    household.clear();
    boolean twinNamesakes =
        compared.level(Attribute.GIVEN_NAME) == 1 && compared.level(Attribute.BIRTH_DATE) == 1;
    together = twinNamesakes ? model.twinNamesakes() : 0;
    for (Attribute attribute : Attribute.all()) {
      int level = compared.level(attribute);
      if (level > 0) {
        double frequency = compared.frequency(attribute);
        one.add(attribute, model.weight(attribute, level, frequency));
        household.add(attribute, model.householdWeight(attribute, level, frequency));
      }
    }
  }

  /** log2 of the odds of one subject against strangers, of what was added last. */
  double logOddsOfOne() {
    return model.priorWeight() + one.total();
  }

  /** log2 of the odds of one household against strangers, of what was added last. */
  double logOddsOfHousehold() {
    return model.householdPriorWeight() + household.total() + together;
  }

  /** Bits that go because a household is as good an explanation; 0 when it is none. */
  double householdPenalty() {
    double odds = logOddsOfHousehold();
    return odds < -20 ? 0 : odds > 60 ? odds : MatchWeight.log2(1 + Math.pow(2, odds));
  }
}
