package dev.mingce.dedup.cluster;

import java.util.Arrays;

/** Which records are together; grows by joins. A cluster is named by its least record. */
public final class Clusters {

  private final int[] parents;

  /** Each of the records alone. */
  public Clusters(int records) {
    parents = new int[records];
    Arrays.setAll(parents, record -> record);
  }

  public void join(int one, int other) {
    int a = of(one);
    int b = of(other);
    parents[Math.max(a, b)] = Math.min(a, b);
  }

  /** The least record of the cluster that the record is in. */
  public int of(int record) {
    int at = record;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  public boolean together(int one, int other) {
    return of(one) == of(other);
  }

  /** The records of each cluster in ascending order, the clusters by their least record. */
  public int[][] groups() {
    int[] sizes = new int[parents.length];
    for (int i = 0; i < parents.length; i++) {
      sizes[of(i)]++;
    }
    int[][] byLeast = new int[parents.length][];
    int[] filled = new int[parents.length];
    for (int i = 0; i < parents.length; i++) {
      int cluster = of(i);
      if (cluster == i) {
        byLeast[i] = new int[sizes[i]];
      }
      byLeast[cluster][filled[cluster]++] = i;
    }
    return Arrays.stream(byLeast).filter(group -> group != null).toArray(int[][]::new);
  }
}
