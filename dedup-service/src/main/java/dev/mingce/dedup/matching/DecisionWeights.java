package dev.mingce.dedup.matching;

/**
 * Where mean weights in bits lead when a base is matched.
 *
 * @param link some pair of a cluster must reach this; 0 is a probability of one half
 * @param guard two clusters are joined from this mean weight of the pairs between them on. Below
 *     zero, because a pair that has little to compare weighs little more than the prior, and such
 *     pairs are many between large clusters.
 * @param merge from this mean weight on clusters are joined without a person looking; 7 is a
 *     probability of 0.992 for a pair, and more for clusters, of which the mean is what counts
 */
public record DecisionWeights(double link, double guard, double merge) {

  public DecisionWeights {
    if (!(guard <= link && link <= merge)) {
      throw new IllegalArgumentException("guard <= link <= merge");
    }
  }

  /** The weights that hold when nothing else is said. */
  public static DecisionWeights usual() {
    return new DecisionWeights(0, -3, 7);
  }
}
