package dev.mingce.dedup.batch;

import dev.mingce.dedup.blocking.RecordKeys;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.matching.Doubts;
import dev.mingce.dedup.matching.Vetoes;
import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.scoring.PairScorer;
import dev.mingce.dedup.scoring.WeightModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides about single records against a base in memory. Of a block above the cap the records that
 * share a second key with the one in question are taken. For use by one thread.
 */
public final class MemoryIndex {

  private static final int CAP = 200;
  private static final int[] NOBODY = {};

  private final List<MatchRecord> records;
  private final DecisionWeights decisions;
  private final PairScorer scorer;
  private final Map<Long, int[]> blocks = new HashMap<>();
  private final int[] seen;
  private int[] candidates = new int[CAP];
  private int found;
  private int round;

  /** Indexes all records of a base. */
  public MemoryIndex(Base base, WeightModel model, DecisionWeights decisions) {
    this.records = base.records();
    this.decisions = decisions;
    this.scorer = new PairScorer(model);
    this.seen = new int[records.size()];
    for (int i = 0; i < records.size(); i++) {
      int number = i;
      MatchRecord record = records.get(i);
      List<String> second = RecordKeys.refining(record);
      RecordKeys.forEach(
          record,
          key -> {
            long hash = KeyHash.of(key, 0);
            put(hash, number);
            second.forEach(more -> put(KeyHash.of(more, hash), number));
          });
    }
    blocks.replaceAll((key, block) -> Arrays.copyOfRange(block, 1, block[0] + 1));
  }

  // The first place of a growing block is how many follow.
  private void put(long hash, int record) {
    int[] block = blocks.get(hash);
    if (block == null) {
      block = new int[3];
      blocks.put(hash, block);
    }
    if (block[block[0]] == record && block[0] > 0) {
      return;
    }
    if (block[0] + 1 == block.length) {
      block = Arrays.copyOf(block, block.length * 2);
      blocks.put(hash, block);
    }
    block[++block[0]] = record;
  }

  /** What the best candidate comes to. */
  public enum Outcome {
    DISTINCT,
    REVIEW,
    AUTO_MERGE
  }

  /** The decision about one record of the base against all others. */
  public Outcome decide(int number) {
    MatchRecord record = records.get(number);
    double best = Double.NEGATIVE_INFINITY;
    for (int other : candidates(number)) {
      MatchRecord candidate = records.get(other);
      double weight = scorer.weight(record, candidate);
      if (weight > best && !Vetoes.haveDifferentNationalIds(record, candidate)) {
        boolean held = Doubts.hold(scorer.levels());
        best = Math.max(best, held ? Math.min(weight, decisions.merge() - 1) : weight);
      }
    }
    if (best < decisions.link()) {
      return Outcome.DISTINCT;
    }
    return best >= decisions.merge() ? Outcome.AUTO_MERGE : Outcome.REVIEW;
  }

  /** The records that one of the base is compared with, each once. */
  public int[] candidates(int number) {
    MatchRecord record = records.get(number);
    round++;
    seen[number] = round;
    found = 0;
    RecordKeys.forEach(
        record,
        key -> {
          long hash = KeyHash.of(key, 0);
          int[] block = blocks.getOrDefault(hash, NOBODY);
          if (block.length <= CAP) {
            add(block);
          } else {
            for (String second : RecordKeys.refining(record)) {
              add(blocks.getOrDefault(KeyHash.of(second, hash), NOBODY));
            }
          }
        });
    return Arrays.copyOf(candidates, found);
  }

  private void add(int[] block) {
    for (int i = 0; i < Math.min(block.length, CAP); i++) {
      int other = block[i];
      if (seen[other] != round) {
        seen[other] = round;
        if (found == candidates.length) {
          candidates = Arrays.copyOf(candidates, 2 * found);
        }
        candidates[found++] = other;
      }
    }
  }
}
