package dev.mingce.dedup.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * Learns a model without labels, by expectation maximisation over all pairs of a base: between the
 * candidate pairs of blocking, of which a seeded sample is weighed, and all others, which are taken
 * to be two subjects. What random pairs agree on is known beforehand; in a base with many
 * duplicates part of that comes from the duplicates themselves, and is taken out again in each
 * round.
 */
public final class ModelTrainer {

  private static final int ROUNDS = 25;

  /** Always as many, so that sums are rounded alike with any number of threads. */
  private static final int PARTS = 16;

  private static final double CONVERGED = 1e-4;
  private static final double PSEUDO_PAIRS = 20;
  private static final double LEAST_M = 1e-4;
  private static final double LEAST_U = 1e-8;

  private final TrainingPairs candidates;
  private final double[][] random;
  private final double[] bothPresent;
  private final double allPairs;
  private final Parts parts;

  /**
   * Prepares training.
   *
   * @param candidates sample of the candidate pairs
   * @param random for each attribute the shares of its levels among random pairs that have it
   * @param bothPresent for each attribute the share of random pairs that have it
   * @param allPairs number of pairs that the base has
   * @param parts does the work of each round
   */
  public ModelTrainer(
      TrainingPairs candidates,
      double[][] random,
      double[] bothPresent,
      double allPairs,
      Parts parts) {
    this.parts = parts;
    this.candidates = candidates;
    this.random = random;
    this.bothPresent = bothPresent;
    this.allPairs = allPairs;
  }

  /** The model that explains the pairs best. */
  public WeightModel train(String version) throws InterruptedException {
    double[][] m = StartingShares.ofSameSubject();
    double[][] u = smoothed(random);
    double[][] h = normalised(StartingShares.ofHousehold(u));
    double prior = startingPrior();
    double household = prior / 4;
    for (int round = 0; round < ROUNDS; round++) {
      Seen seen = expect(new WeightModel(version, prior, household, m, u, h));
      double next = Math.clamp(Math.max(1, seen.matches) / allPairs, 1e-12, 0.5);
      boolean converged = Math.abs(next - prior) < CONVERGED * prior;
      prior = next;
      household = Math.clamp(Math.max(0.1, seen.households) / allPairs, 1e-13, 0.5);
      maximise(seen, m, u, h);
      if (converged && round > 5) {
        break;
      }
    }
    return new WeightModel(version, prior, household, m, u, h);
  }

  private double startingPrior() {
    double records = Math.sqrt(2 * allPairs);
    return Math.clamp(0.2 * records / allPairs, 1e-12, 0.1);
  }

  /** Expected numbers of pairs at each level. */
  private static final class Seen {
    private final double[][] ofOne = empty();
    private final double[][] ofHousehold = empty();
    private double matches;
    private double households;

    void add(Seen part) {
      for (int a = 0; a < ofOne.length; a++) {
        for (int level = 0; level < ofOne[a].length; level++) {
          ofOne[a][level] += part.ofOne[a][level];
          ofHousehold[a][level] += part.ofHousehold[a][level];
        }
      }
      matches += part.matches;
      households += part.households;
    }

    private static double[][] empty() {
      return Attribute.all().stream()
          .map(attribute -> new double[attribute.worst() + 1])
          .toArray(double[][]::new);
    }
  }

  private Seen expect(WeightModel model) throws InterruptedException {
    int size = candidates.size();
    Seen all = new Seen();
    for (Seen part :
        parts.all(
            PARTS,
            n ->
                expect(
                    model,
                    (int) ((long) size * n / PARTS),
                    (int) ((long) size * (n + 1) / PARTS)))) {
      all.add(part);
    }
    return all;
  }

  private Seen expect(WeightModel model, int from, int to) {
    PairScorer scorer = new PairScorer(model);
    PairLevels levels = new PairLevels();
    Seen seen = new Seen();
    List<Attribute> attributes = Attribute.all();
    double scale = candidates.scale();
    for (int pair = from; pair < to; pair++) {
      candidates.read(pair, levels);
      scorer.add(levels);
      double one = Math.pow(2, Math.min(200, scorer.logOddsOfOne()));
      double household = Math.pow(2, Math.min(200, scorer.logOddsOfHousehold()));
      double all = 1 + one + household;
      seen.matches += scale * one / all;
      seen.households += scale * household / all;
      for (int a = 0; a < seen.ofOne.length; a++) {
        int level = levels.level(attributes.get(a));
        seen.ofOne[a][level] += scale * one / all;
        seen.ofHousehold[a][level] += scale * household / all;
      }
    }
    return seen;
  }

  private void maximise(Seen seen, double[][] m, double[][] u, double[][] h) {
    double[][] start = StartingShares.ofSameSubject();
    for (Attribute attribute : Attribute.all()) {
      int a = attribute.index();
      update(m[a], seen.ofOne[a], start[a]);
      normalise(m[a]);
      StartingShares.bound(attribute, m[a], start[a]);
      for (int level = 1; level < m[a].length; level++) {
        m[a][level] = Math.min(m[a][level], StartingShares.mostOfSameSubject(attribute, level));
      }
      normalise(m[a]);
      double matching = present(seen.ofOne[a]) / Math.max(1, allPairs * bothPresent[a]);
      strangers(u[a], random[a], m[a], Math.min(0.9, matching));
    }
    double[][] household = normalised(StartingShares.ofHousehold(u));
    for (Attribute attribute : Attribute.all()) {
      int a = attribute.index();
      if (StartingShares.isShared(attribute)) {
        update(h[a], seen.ofHousehold[a], household[a]);
        normalise(h[a]);
      } else {
        // Learned in full, the class would come to be one person with a slip.
        double exact = seen.ofHousehold[a][1] / Math.max(1, present(seen.ofHousehold[a]));
        h[a] = StartingShares.withExact(household[a], attribute, exact);
      }
    }
  }

  private static double present(double[] seen) {
    return Arrays.stream(seen, 1, seen.length).sum();
  }

  private static void update(double[] shares, double[] seen, double[] start) {
    double present = present(seen);
    for (int level = 1; level < shares.length; level++) {
      double share = (seen[level] + PSEUDO_PAIRS * start[level]) / (present + PSEUDO_PAIRS);
      shares[level] = Math.max(LEAST_M, share);
    }
  }

  // In a base with many duplicates part of what random pairs agree on comes from those.
  private static void strangers(double[] u, double[] random, double[] m, double matching) {
    for (int level = 1; level < u.length; level++) {
      double different = (random[level] - matching * m[level]) / (1 - matching);
      u[level] = Math.max(Math.max(LEAST_U, 0.05 * random[level]), different);
    }
    normalise(u);
  }

  private static double[][] smoothed(double[][] shares) {
    double[][] smoothed = new double[shares.length][];
    for (int a = 0; a < shares.length; a++) {
      smoothed[a] = shares[a].clone();
      for (int level = 1; level < smoothed[a].length; level++) {
        smoothed[a][level] = Math.max(LEAST_U, smoothed[a][level]);
      }
    }
    return normalised(smoothed);
  }

  private static double[][] normalised(double[][] shares) {
    for (double[] of : shares) {
      normalise(of);
    }
    return shares;
  }

  private static void normalise(double[] shares) {
    double sum = present(shares);
    for (int level = 1; level < shares.length; level++) {
      shares[level] = Math.clamp(shares[level] / sum, 1e-9, 1 - 1e-9);
    }
  }
}
