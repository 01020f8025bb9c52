package dev.mingce.dedup.batch;

import dev.mingce.dedup.cluster.AverageLinkage;
import dev.mingce.dedup.cluster.Clusters;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.matching.Doubts;
import dev.mingce.dedup.matching.Vetoes;
import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.scoring.PairScorer;
import dev.mingce.dedup.scoring.WeightModel;

/** Makes clusters from weighed pairs. */
final class Clustering {

  /** No mean of other pairs makes up for one such pair in a cluster of usual size. */
  private static final double APART = -200;

  /** Groups above are first cut at their weaker edges, since the work grows with the square. */
  private static final int LARGEST_GROUP = 2_000;

  private static final double STEP = 2;

  private final Base base;
  private final WeightModel model;
  private final DecisionWeights decisions;
  private final PairScorer scorer;

  Clustering(Base base, WeightModel model, DecisionWeights decisions) {
    this.base = base;
    this.model = model;
    this.decisions = decisions;
    this.scorer = new PairScorer(model);
  }

  Matched of(Edges edges, long comparedPairs) {
    Clusters probable = new Clusters(base.records().size());
    Clusters certain = new Clusters(base.records().size());
    AverageLinkage linkage = new AverageLinkage(this::weight, decisions.guard());
    for (int[] group : connected(edges, decisions.link())) {
      if (group.length > 1) {
        join(group, linkage, edges, probable, certain);
      }
    }
    return new Matched(base, model, edges, comparedPairs, probable, certain, decisions);
  }

  private void join(
      int[] group, AverageLinkage linkage, Edges edges, Clusters probable, Clusters certain) {
    if (group.length > LARGEST_GROUP) {
      cut(group, linkage, edges, probable, certain);
      return;
    }
    for (AverageLinkage.Join join : linkage.joins(group)) {
      probable.join(join.left(), join.right());
      if (join.weight() >= decisions.merge()) {
        certain.join(join.left(), join.right());
      }
    }
  }

  private void cut(
      int[] group, AverageLinkage linkage, Edges edges, Clusters probable, Clusters certain) {
    boolean[] member = new boolean[base.records().size()];
    for (int record : group) {
      member[record] = true;
    }
    double link = decisions.link();
    int largest = group.length;
    int[][] parts = {group};
    while (largest > LARGEST_GROUP && link < 60) {
      link += STEP;
      parts = connected(edges, link);
      largest = 0;
      for (int[] part : parts) {
        largest = member[part[0]] ? Math.max(largest, part.length) : largest;
      }
    }
    for (int[] part : parts) {
      if (member[part[0]] && part.length > 1 && part.length <= LARGEST_GROUP) {
        join(part, linkage, edges, probable, certain);
      }
    }
  }

  private int[][] connected(Edges edges, double link) {
    Clusters connected = new Clusters(base.records().size());
    for (int edge = 0; edge < edges.size(); edge++) {
      if (edges.weight(edge) >= link) {
        connected.join(edges.left(edge), edges.right(edge));
      }
    }
    return connected.groups();
  }

  double weight(int left, int right) {
    MatchRecord a = base.records().get(left);
    MatchRecord b = base.records().get(right);
    if (Vetoes.haveDifferentNationalIds(a, b)) {
      return APART;
    }
    double weight = scorer.weight(a, b);
    if (Doubts.hold(scorer.levels())) {
      weight = Math.min(weight, decisions.merge() - 1);
    }
    // Within one of two files that are linked, only what is a duplicate there too goes together.
    return weight < decisions.link() && base.areInOneOfTwoFiles(left, right) ? APART : weight;
  }
}
