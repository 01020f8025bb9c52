package dev.mingce.dedup.linkage;

import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.matching.Doubts;
import dev.mingce.dedup.matching.Vetoes;
import dev.mingce.dedup.model.ActiveModel;
import dev.mingce.dedup.scoring.PairScorer;
import dev.mingce.dedup.scoring.Waterfall;
import java.util.Set;
import java.util.UUID;

/** Judges pairs by one model. For use by one thread. */
final class PairJudge {

  static final String DIFFERENT_IDS = "different-national-ids";

  private final ActiveModel model;
  private final PairScorer scorer;

  PairJudge(ActiveModel model) {
    this.model = model;
    this.scorer = new PairScorer(model.weights());
  }

  ActiveModel model() {
    return model;
  }

  /** The edge of a pair, with what a person said of it. */
  Edge edge(Candidate one, Candidate other, Set<PairKey> musts, Set<PairKey> cannots) {
    PairKey pair = PairKey.of(one.id(), other.id());
    double weight = scorer.weight(one.record(), other.record());
    boolean held = Doubts.hold(scorer.levels());
    boolean vetoed = Vetoes.haveDifferentNationalIds(one.record(), other.record());
    boolean must = musts.contains(pair);
    boolean cannot = cannots.contains(pair);
    boolean linked = must || (weight >= model.decisions().link() && !vetoed && !cannot);
    UUID id = model.id();
    return new Edge(pair, weight, held, vetoed, linked, must || cannot ? "person" : "model", id);
  }

  /** The same with the reasons. */
  Judgement judge(Candidate one, Candidate other) {
    scorer.weight(one.record(), other.record());
    return new Judgement(
        Waterfall.of(model.weights(), scorer.levels()),
        Doubts.hold(scorer.levels()),
        Vetoes.haveDifferentNationalIds(one.record(), other.record()) ? DIFFERENT_IDS : null);
  }
}
