package dev.mingce.dedup.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Agglomerative clustering with average linkage: two clusters become one only if the mean weight of
 * all pairs between them says so, not because one pair of them does. Hence no chains. The result
 * does not depend on the order of the records, as long as their ranks do not.
 */
public final class AverageLinkage {

  /** Gives the weight of any pair of records in bits. */
  @FunctionalInterface
  public interface Weights {
    double of(int left, int right);
  }

  /** A join of two clusters, and the mean weight at which it happened. */
  public record Join(int left, int right, double weight) {}

  private final Weights weights;
  private final double guard;

  /**
   * Prepares clustering.
   *
   * @param weights of any pair of members; a large negative one keeps two apart
   * @param guard mean weight from which on two clusters are joined
   */
  public AverageLinkage(Weights weights, double guard) {
    this.weights = weights;
    this.guard = guard;
  }

  private record Possible(double mean, int left, int right, int stamp) {}

  /**
   * The joins within one connected group of records, in the order in which they happen.
   *
   * @param members records in an order that does not depend on that of the input
   */
  public List<Join> joins(int[] members) {
    return new Run(members).joins();
  }

  private final class Run {
    private final int[] members;
    private final double[][] sums;
    private final int[] sizes;
    private final int[] stamps;
    private final boolean[] gone;
    private final PriorityQueue<Possible> queue = new PriorityQueue<>(AverageLinkage::compare);

    Run(int[] members) {
      this.members = members;
      sums = sums(members);
      sizes = new int[members.length];
      Arrays.fill(sizes, 1);
      stamps = new int[members.length];
      gone = new boolean[members.length];
    }

    List<Join> joins() {
      for (int i = 0; i < members.length; i++) {
        for (int j = i + 1; j < members.length; j++) {
          offer(i, j);
        }
      }
      List<Join> joins = new ArrayList<>();
      for (Possible next = queue.poll(); next != null; next = queue.poll()) {
        int left = next.left();
        int right = next.right();
        // Stamps only grow, so an equal sum means that neither cluster has changed since.
        if (!gone[left] && !gone[right] && next.stamp() == stamps[left] + stamps[right]) {
          joins.add(new Join(members[left], members[right], next.mean()));
          join(left, right);
        }
      }
      return joins;
    }

    private void join(int left, int right) {
      gone[right] = true;
      sizes[left] += sizes[right];
      stamps[left] += stamps[right] + 1;
      for (int other = 0; other < members.length; other++) {
        if (!gone[other] && other != left) {
          sums[left][other] += sums[right][other];
          sums[other][left] = sums[left][other];
          offer(Math.min(left, other), Math.max(left, other));
        }
      }
    }

    private void offer(int left, int right) {
      double mean = sums[left][right] / ((double) sizes[left] * sizes[right]);
      if (mean >= guard) {
        queue.add(new Possible(mean, left, right, stamps[left] + stamps[right]));
      }
    }
  }

  private double[][] sums(int[] members) {
    int n = members.length;
    double[][] sums = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        sums[i][j] = weights.of(members[i], members[j]);
        sums[j][i] = sums[i][j];
      }
    }
    return sums;
  }

  private static int compare(Possible a, Possible b) {
    int byMean = Double.compare(b.mean(), a.mean());
    if (byMean != 0) {
      return byMean;
    }
    int byLeft = Integer.compare(a.left(), b.left());
    return byLeft != 0 ? byLeft : Integer.compare(a.right(), b.right());
  }
}
