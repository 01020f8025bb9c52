package dev.mingce.dedup.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.normalize.Term;
import dev.mingce.dedup.normalize.TermKind;
import dev.mingce.dedup.scoring.MatchWeight;
import dev.mingce.dedup.scoring.WeightModelJson;
import java.util.ArrayList;
import java.util.List;

/** What a base teaches, to be used on records that come later. */
public final class LearnedModel {

  /** Weights in bits of which the expected precision is told. */
  private static final int[] THRESHOLDS = {0, 2, 4, 6, 8, 10, 12, 14, 16, 20};

  private final Matched matched;

  private LearnedModel(Matched matched) {
    this.matched = matched;
  }

  /** Learns from a base without labels; the same base and seed teach the same. */
  public static LearnedModel of(Base base, DecisionWeights decisions, long seed, int workers)
      throws InterruptedException {
    return new LearnedModel(new Deduplication(decisions, seed, workers).match(base, null));
  }

  public Matched matched() {
    return matched;
  }

  /**
   * The model as JSON, with its {@code decisions}, the number of {@code records} it was learned
   * from, and what precision to {@code expected}ly have from a weight on: the mean probability of
   * the pairs that reach it. That is the model's own estimate; what people decide about pairs tells
   * whether it holds.
   */
  public ObjectNode document(String version) {
    ObjectNode document = WeightModelJson.write(matched.model());
    document.put("version", version);
    DecisionWeights decisions = matched.decisions();
    document
        .putObject("decisions")
        .put("link", decisions.link())
        .put("guard", decisions.guard())
        .put("merge", decisions.merge());
    document.put("records", matched.base().records().size());
    ArrayNode expected = document.putArray("expected");
    for (int threshold : THRESHOLDS) {
      expected(expected.addObject(), threshold);
    }
    return document;
  }

  private void expected(ObjectNode node, int threshold) {
    long pairs = 0;
    double right = 0;
    Edges edges = matched.edges();
    for (int edge = 0; edge < edges.size(); edge++) {
      if (edges.weight(edge) >= threshold) {
        pairs++;
        right += MatchWeight.toProbability(edges.weight(edge));
      }
    }
    double precision = pairs == 0 ? MatchWeight.toProbability(threshold) : right / pairs;
    node.put("weight", threshold)
        .put("precision", Math.floor(precision * 1e6) / 1e6)
        .put("pairs", pairs);
  }

  /** The values that so many records have, with their frequencies. */
  public List<Term> frequentTerms(int leastRecords) {
    List<Term> frequent = new ArrayList<>();
    for (TermKind kind : TermKind.values()) {
      for (Term term : matched.base().dictionary().terms(kind)) {
        if (term.count() >= leastRecords) {
          frequent.add(term);
        }
      }
    }
    return frequent;
  }
}
