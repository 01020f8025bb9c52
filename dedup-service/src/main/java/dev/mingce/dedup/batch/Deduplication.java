package dev.mingce.dedup.batch;

import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.scoring.PairScorer;
import dev.mingce.dedup.scoring.WeightModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches all records of a base with each other: blocks them, trains a model on them unless there
 * is one, weighs every pair that shares a key, and puts clusters together.
 */
public final class Deduplication {

  /** Records of one block; more are told apart by a second key. */
  private static final int CAP = 200;

  /** Edges below are of no use to any decision. */
  private static final double LEAST_EDGE = -3;

  private final DecisionWeights decisions;
  private final long seed;
  private final int workers;
  private final Workers shared;
  private final Progress progress;

  /**
   * Prepares runs.
   *
   * @param seed the same seed gives the same result for the same records, in whatever order
   * @param workers threads that weigh pairs
   */
  public Deduplication(DecisionWeights decisions, long seed, int workers) {
    this(decisions, seed, workers, Progress.NONE);
  }

  /** The same, telling how far it is. */
  public Deduplication(DecisionWeights decisions, long seed, int workers, Progress progress) {
    this.progress = progress;
    this.decisions = decisions;
    this.seed = seed;
    this.workers = workers;
    this.shared = new Workers(workers);
  }

  /**
   * Matches the base.
   *
   * @param model a model to use, or null to train one on the base
   */
  public Matched match(Base base, @Nullable WeightModel model) throws InterruptedException {
    progress.at("blocking records", base.records().size());
    Blocks blocks = Blocks.of(base.records(), CAP);
    CandidatePairs pairs = new CandidatePairs(blocks, base.firstOfSecondFile());
    long count = sum(shared.all(workers, worker -> count(pairs, worker)));
    progress.at(model == null ? "training on pairs" : "using the given model on pairs", count);
    WeightModel used =
        model != null ? model : new BaseTraining(base, seed, shared).train(pairs, count);
    progress.at("weighing pairs", count);
    Edges edges = new Edges();
    for (Edges part : shared.all(workers, worker -> weigh(base, pairs, used, worker))) {
      edges.addAll(part);
    }
    progress.at("clustering edges", edges.size());
    return new Clustering(base, used, decisions).of(edges, count);
  }

  private long count(CandidatePairs pairs, int worker) {
    long[] count = new long[1];
    pairs.forEach(worker, workers, (left, right) -> count[0]++);
    return count[0];
  }

  private Edges weigh(Base base, CandidatePairs pairs, WeightModel model, int worker) {
    Edges edges = new Edges();
    PairScorer scorer = new PairScorer(model);
    List<MatchRecord> records = base.records();
    pairs.forEach(
        worker,
        workers,
        (left, right) -> {
          double weight = scorer.weight(records.get(left), records.get(right));
          if (weight >= LEAST_EDGE) {
            edges.add(left, right, weight);
          }
        });
    return edges;
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
