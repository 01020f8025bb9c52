package dev.mingce.dedup.scoring;

/**
 * Makes weights fall from level to level by pooling neighbours that do not, after Ayer and others,
 * An Empirical Distribution Function for Sampling with Incomplete Information (1955): neighbours
 * weigh as one level that is seen as often as both.
 */
final class MonotoneWeights {

  private MonotoneWeights() {}

  static double[] of(double[] weights, double[] m, double[] u) {
    int levels = weights.length - 1;
    double[] pooledM = new double[levels];
    double[] pooledU = new double[levels];
    int[] sizes = new int[levels];
    int pools = 0;
    for (int level = 1; level <= levels; level++) {
      pooledM[pools] = m[level];
      pooledU[pools] = u[level];
      sizes[pools++] = 1;
      while (pools > 1
          && pooledM[pools - 1] * pooledU[pools - 2] > pooledM[pools - 2] * pooledU[pools - 1]) {
        pools--;
        pooledM[pools - 1] += pooledM[pools];
        pooledU[pools - 1] += pooledU[pools];
        sizes[pools - 1] += sizes[pools];
      }
    }
    double[] monotone = new double[weights.length];
    int level = 1;
    for (int pool = 0; pool < pools; pool++) {
      for (int i = 0; i < sizes[pool]; i++) {
        monotone[level++] = MatchWeight.log2(pooledM[pool] / pooledU[pool]);
      }
    }
    return monotone;
  }
}
