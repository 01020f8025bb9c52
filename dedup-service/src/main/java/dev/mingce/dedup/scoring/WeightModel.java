package dev.mingce.dedup.scoring;

import java.util.Arrays;

/**
 * A trained model: how often each level is seen between records of one subject (m) and between
 * records of two (u), after Fellegi and Sunter, A Theory for Record Linkage (1969). Immutable.
 *
 * <p>Levels are numbered as {@link Attribute} does; place 0, a missing value, is not used.
 */
public final class WeightModel {

  private final String version;
  private final double prior;
  private final double[][] m;
  private final double[][] u;
  private final double household;
  private final double[][] h;
  private final double[][] weights;
  private final double[][] householdWeights;
  private final double[][] references;
  private final double twinNamesakes;

  /**
   * Makes a model; weights are made monotone, so that no level weighs more than a better one.
   *
   * @param prior the share of all pairs that are one subject, in (0, 1)
   * @param household the share of all pairs that are two persons of one household, in (0, 1)
   * @param m for each attribute and level, each in (0, 1)
   * @param u for each attribute and level, each in (0, 1)
   * @param h the same between two persons of one household
   */
  public WeightModel(
      String version, double prior, double household, double[][] m, double[][] u, double[][] h) {
    if (!(prior > 0 && prior < 1 && household > 0 && household < 1)) {
      throw new IllegalArgumentException("the priors lie between 0 and 1");
    }
    this.version = version;
    this.prior = prior;
    this.household = household;
    this.m = copy(m);
    this.u = copy(u);
    this.h = copy(h);
    this.weights = new double[m.length][];
    this.householdWeights = new double[m.length][];
    this.references = new double[m.length][];
    for (Attribute attribute : Attribute.all()) {
      weigh(attribute);
    }
    double independent = h(Attribute.GIVEN_NAME, 1) * h(Attribute.BIRTH_DATE, 1);
    this.twinNamesakes =
        Math.min(0, MatchWeight.log2(StartingShares.ofTwinNamesakes() / independent));
  }

  private void weigh(Attribute attribute) {
    int a = attribute.index();
    int levels = attribute.worst() + 1;
    if (m[a].length != levels || u[a].length != levels || h[a].length != levels) {
      throw new IllegalArgumentException("the model does not fit the levels of " + attribute);
    }
    weights[a] = new double[levels];
    householdWeights[a] = new double[levels];
    references[a] = new double[levels];
    for (int level = 1; level < levels; level++) {
      if (!isShare(m[a][level]) || !isShare(u[a][level]) || !isShare(h[a][level])) {
        throw new IllegalArgumentException("m, u and h lie between 0 and 1: " + attribute);
      }
      double weight = MatchWeight.log2(m[a][level] / u[a][level]);
      weights[a][level] = weight;
      householdWeights[a][level] = MatchWeight.log2(h[a][level] / u[a][level]);
      references[a][level] = FrequencyScale.isOwn(attribute, level) ? u[a][level] : u[a][1];
    }
    weights[a] = MonotoneWeights.of(weights[a], m[a], u[a]);
  }

  private static boolean isShare(double value) {
    return value > 0 && value < 1;
  }

  private static double[][] copy(double[][] values) {
    return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }

  public String version() {
    return version;
  }

  public double prior() {
    return prior;
  }

  public double priorWeight() {
    return MatchWeight.ofProbability(prior);
  }

  public double m(Attribute attribute, int level) {
    return m[attribute.index()][level];
  }

  public double u(Attribute attribute, int level) {
    return u[attribute.index()][level];
  }

  public double h(Attribute attribute, int level) {
    return h[attribute.index()][level];
  }

  /** The share of all pairs that are two persons of one household. */
  public double household() {
    return household;
  }

  /** The weight in bits that household evidence starts from. */
  public double householdPriorWeight() {
    return MatchWeight.ofProbability(household);
  }

  /**
   * How much a level speaks for two persons of one household against two strangers, in bits. What a
   * household has in common weighs by its rarity, as it does for one person.
   */
  public double householdWeight(Attribute attribute, int level, double frequency) {
    double weight = householdWeights[attribute.index()][level];
    boolean rarityCounts =
        StartingShares.isShared(attribute) || (attribute == Attribute.BIRTH_DATE && level == 1);
    return rarityCounts ? weight + rarity(attribute, level, frequency) : weight;
  }

  /**
   * What a first name and a birth date in common weigh less in a household than each by itself, in
   * bits, at most 0: namesakes are of two generations, and twins have two names.
   */
  public double twinNamesakes() {
    return twinNamesakes;
  }

  /** Match weight of a level in bits, for a value of average frequency. */
  public double weight(Attribute attribute, int level) {
    return weights[attribute.index()][level];
  }

  /**
   * Match weight in bits of agreement on a value with this frequency: a rare value tells more than
   * a common one. 0 as frequency means that it is not known.
   */
  public double weight(Attribute attribute, int level, double frequency) {
    return weights[attribute.index()][level] + rarity(attribute, level, frequency);
  }

  private double rarity(Attribute attribute, int level, double frequency) {
    double scale = FrequencyScale.of(attribute, level);
    if (level == 0 || frequency <= 0 || scale == 0) {
      return 0;
    }
    return scale * MatchWeight.log2(references[attribute.index()][level] / frequency);
  }
}
