package dev.mingce.dedup.cluster;

import dev.mingce.dedup.matching.DecisionWeights;
import java.util.Arrays;

/**
 * Cuts one connected group of records into those that are probably one subject, and within these
 * those that may be merged without a person. Depends on nothing but the pairs and the order of the
 * members.
 */
public final class EntityPartition {

  /** What people said outweighs every sum of weights, and a veto every sum but that. */
  private static final double MUST = 1e9;

  private static final double VETOED = -1e6;
  private static final double CANNOT = -1e12;

  /** What is known of a pair. */
  public enum Bond {
    /** The weight counts. */
    WEIGHED,
    /** The weight counts, but nothing is merged on it without a person. */
    HELD,
    /** Never one, unless a person says so. */
    VETOED,
    /** A person said that the two are one. */
    MUST,
    /** A person said that the two are not one. */
    CANNOT
  }

  /** The pairs of a group. */
  public interface Pairs {
    Bond bond(int left, int right);

    /** Weight in bits. */
    double weight(int left, int right);
  }

  private final Clusters probable;
  private final Clusters certain;

  private EntityPartition(Clusters probable, Clusters certain) {
    this.probable = probable;
    this.certain = certain;
  }

  /** The partition of records with the numbers from 0. */
  public static EntityPartition of(int records, Pairs pairs, DecisionWeights decisions) {
    Clusters probable = new Clusters(records);
    Clusters certain = new Clusters(records);
    boolean[] whole = new boolean[records];
    Arrays.fill(whole, true);
    AverageLinkage linkage =
        new AverageLinkage(
            (left, right) -> weight(pairs, left, right, decisions), decisions.guard());
    int[] members = new int[records];
    Arrays.setAll(members, i -> i);
    for (AverageLinkage.Join join : linkage.joins(members)) {
      int left = probable.of(join.left());
      int right = probable.of(join.right());
      boolean sure =
          whole[left]
              && whole[right]
              && join.weight() >= decisions.merge()
              && nothingHolds(pairs, probable, left, right);
      probable.join(left, right);
      whole[probable.of(left)] = sure;
      if (sure) {
        certain.join(left, right);
      }
    }
    return new EntityPartition(probable, certain);
  }

  /** Whether the two are probably one. */
  public boolean areProbablyOne(int left, int right) {
    return probable.together(left, right);
  }

  /** Whether the two may be merged without a person. */
  public boolean areCertainlyOne(int left, int right) {
    return certain.together(left, right);
  }

  /** The records of each probable cluster. */
  public int[][] clusters() {
    return probable.groups();
  }

  /** The records of each cluster that may be merged without a person. */
  public int[][] certainClusters() {
    return certain.groups();
  }

  private static double weight(Pairs pairs, int left, int right, DecisionWeights decisions) {
    return switch (pairs.bond(left, right)) {
      case WEIGHED -> pairs.weight(left, right);
      case HELD -> Math.min(pairs.weight(left, right), decisions.merge() - 1);
      case VETOED -> VETOED;
      case MUST -> MUST;
      case CANNOT -> CANNOT;
    };
  }

  // A doubt about one pair is a doubt about all whom it would bring together.
  private static boolean nothingHolds(Pairs pairs, Clusters clusters, int left, int right) {
    int[][] groups = clusters.groups();
    for (int one : group(groups, left)) {
      for (int other : group(groups, right)) {
        if (pairs.bond(one, other) == Bond.HELD) {
          return false;
        }
      }
    }
    return true;
  }

  private static int[] group(int[][] groups, int least) {
    for (int[] group : groups) {
      if (group[0] == least) {
        return group;
      }
    }
    throw new IllegalStateException("each record is in a group");
  }
}
