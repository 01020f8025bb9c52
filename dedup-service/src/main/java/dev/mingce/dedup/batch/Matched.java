package dev.mingce.dedup.batch;

import dev.mingce.dedup.cluster.Clusters;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.matching.Vetoes;
import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.scoring.MatchWeight;
import dev.mingce.dedup.scoring.PairScorer;
import dev.mingce.dedup.scoring.WeightModel;

/**
 * What came of matching a base.
 *
 * @param comparedPairs pairs that shared a key
 * @param probable clusters of records that are probably one subject
 * @param certain clusters that may be merged without a person looking; each lies in a probable one
 */
public record Matched(
    Base base,
    WeightModel model,
    Edges edges,
    long comparedPairs,
    Clusters probable,
    Clusters certain,
    DecisionWeights decisions) {

  /** What follows for a pair. */
  public enum Decision {
    AUTO_MERGE("auto-merge"),
    REVIEW("review");

    private final String code;

    Decision(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** Takes a pair. */
  @FunctionalInterface
  public interface PairReader {
    void read(int left, int right, double weight, double probability, Decision decision);
  }

  /**
   * Reads all pairs within clusters, also those that were put together by others, and the pairs
   * across clusters of which a person should look at.
   */
  public void forEachPair(PairReader reader) {
    PairScorer scorer = new PairScorer(model);
    for (int[] cluster : probable.groups()) {
      for (int i = 0; i < cluster.length; i++) {
        for (int j = i + 1; j < cluster.length; j++) {
          pair(scorer, cluster[i], cluster[j], reader);
        }
      }
    }
    for (int edge = 0; edge < edges.size(); edge++) {
      int left = edges.left(edge);
      int right = edges.right(edge);
      boolean open = edges.weight(edge) >= decisions.link() && !probable.together(left, right);
      if (open && !areVetoed(left, right)) {
        double weight = edges.weight(edge);
        reader.read(left, right, weight, MatchWeight.toProbability(weight), Decision.REVIEW);
      }
    }
  }

  private void pair(PairScorer scorer, int left, int right, PairReader reader) {
    if (base.areInOneOfTwoFiles(left, right)) {
      return;
    }
    double weight = scorer.weight(base.records().get(left), base.records().get(right));
    Decision decision =
        certain.together(left, right) && !areVetoed(left, right)
            ? Decision.AUTO_MERGE
            : Decision.REVIEW;
    reader.read(left, right, weight, MatchWeight.toProbability(weight), decision);
  }

  private boolean areVetoed(int left, int right) {
    MatchRecord a = base.records().get(left);
    MatchRecord b = base.records().get(right);
    return Vetoes.haveDifferentNationalIds(a, b);
  }
}
