package dev.mingce.dedup.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the weight of a pair comes from, step by step: the prior, what each attribute adds, and
 * what goes because a shared household is as good an explanation. The steps sum to what {@link
 * PairScorer#weight} gives.
 *
 * @param priorWeight where it starts, in bits
 * @param steps what each attribute that both records have adds, in the order of attributes
 * @param householdPenalty bits that go again; 0 when a household explains nothing
 * @param weight of the pair in bits
 */
public record Waterfall(
    double priorWeight, List<Step> steps, double householdPenalty, double weight) {

  public Waterfall {
    steps = List.copyOf(steps);
  }

  /**
   * What one attribute adds.
   *
   * @param level name of the level that was reached
   * @param levelWeight match weight of the level for a value of usual frequency, in bits
   * @param frequency share of the records that have the value agreed on; 0 where it does not count
   * @param frequencyWeight what the rarity of the value adds to that, in bits; negative for a
   *     common one
   * @param counted what goes into the sum, in bits: less than both together where a stronger
   *     agreement of the same group counts in full
   */
  public record Step(
      Attribute attribute,
      String level,
      double levelWeight,
      double frequency,
      double frequencyWeight,
      double counted) {}

  /** The waterfall of a pair that was compared. */
  public static Waterfall of(WeightModel model, PairLevels levels) {
    PairScorer scorer = new PairScorer(model);
    double weight = scorer.weight(levels);
    List<Step> steps = new ArrayList<>();
    for (Attribute attribute : Attribute.all()) {
      if (levels.level(attribute) > 0) {
        steps.add(step(model, levels, attribute));
      }
    }
    return new Waterfall(model.priorWeight(), steps, scorer.householdPenalty(), weight);
  }

  private static Step step(WeightModel model, PairLevels levels, Attribute attribute) {
    int level = levels.level(attribute);
    double frequency = levels.frequency(attribute);
    double plain = model.weight(attribute, level);
    double weight = model.weight(attribute, level, frequency);
    double share =
        isStrongestOfItsGroup(model, levels, attribute)
            ? 1
            : GroupShare.ofFurther(attribute.group().index());
    return new Step(
        attribute, attribute.levelCode(level), plain, frequency, weight - plain, weight * share);
  }

  // Agreement and disagreement of a group are counted apart; of equal ones the first counts in
  // full.
  private static boolean isStrongestOfItsGroup(
      WeightModel model, PairLevels levels, Attribute attribute) {
    double own = weight(model, levels, attribute);
    boolean before = true;
    for (Attribute other : Attribute.all()) {
      if (other == attribute) {
        before = false;
      } else if (other.group() == attribute.group() && levels.level(other) > 0) {
        double weight = weight(model, levels, other);
        boolean sameSide = weight > 0 == own > 0;
        boolean stronger = Math.abs(weight) > Math.abs(own);
        if (sameSide && (stronger || (before && weight == own))) {
          return false;
        }
      }
    }
    return true;
  }

  private static double weight(WeightModel model, PairLevels levels, Attribute attribute) {
    return model.weight(attribute, levels.level(attribute), levels.frequency(attribute));
  }
}
