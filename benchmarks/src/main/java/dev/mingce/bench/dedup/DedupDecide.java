package dev.mingce.bench.dedup;

import dev.mingce.bench.Figure;
import dev.mingce.dedup.batch.Base;
import dev.mingce.dedup.batch.BaseBuilder;
import dev.mingce.dedup.batch.LearnedModel;
import dev.mingce.dedup.batch.MemoryIndex;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.normalize.CountingDictionary;
import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.RecordNormaliser;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.scoring.PairScorer;
import dev.mingce.dedup.synthetic.LabelledRecord;
import dev.mingce.dedup.synthetic.SyntheticCustomers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Decisions about single records against a base in memory, on one thread, beside Duke. */
public final class DedupDecide {
  private static final int ASKED = 60_000;
  private static final int ASKED_OF_DUKE = 4_000;
  private static final int ROUNDS = 5;

  private DedupDecide() {}

  /** Measures on a base of so many made-up records. */
  public static List<Figure> measure(int records) throws InterruptedException {
    List<LabelledRecord> labelled = SyntheticCustomers.make(records, 9);
    List<SourceRecord> sources = labelled.stream().map(LabelledRecord::record).toList();
    List<Integer> asked = new ArrayList<>();
    new Random(3).ints(ASKED, 0, sources.size()).forEach(asked::add);
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("decide: records of the base", sources.size(), ""));
    Rates ours = ours(labelled, sources, asked, figures);
    Rates duke = duke(labelled, sources, asked.subList(0, ASKED_OF_DUKE), figures);
    figures.add(new Figure("decide: ratio, records", ours.records() / duke.records(), ""));
    figures.add(new Figure("decide: ratio, pairs", ours.pairs() / duke.pairs(), ""));
    return figures;
  }

  private record Rates(double records, double pairs) {}

  private static Rates ours(
      List<LabelledRecord> labelled,
      List<SourceRecord> sources,
      List<Integer> asked,
      List<Figure> figures)
      throws InterruptedException {
    BaseBuilder builder = new BaseBuilder(SubjectKind.PERSON);
    sources.forEach(builder::add);
    Base base = builder.build();
    DecisionWeights decisions = DecisionWeights.usual();
    LearnedModel model = LearnedModel.of(base, decisions, 1, 2);
    MemoryIndex index = new MemoryIndex(base, model.matched().model(), decisions);
    Set<String> suspected = new HashSet<>();
    for (int record : asked) {
      if (index.decide(record) != MemoryIndex.Outcome.DISTINCT) {
        suspected.add(base.ids().get(record));
      }
    }
    double decided = asked.size() / medianSeconds(() -> asked.forEach(index::decide));
    double pairs = pairs(base, index, new PairScorer(model.matched().model()), asked);
    double normalised = sources.size() / medianSeconds(() -> normalise(sources));
    double both = 1 / (1 / decided + 1 / normalised);
    figures.add(new Figure("decide: records, normalised already", decided, "1/s"));
    figures.add(new Figure("decide: records as entered", both, "1/s"));
    figures.add(new Figure("decide: pairs weighed", pairs, "1/s"));
    figures.add(found("decide: duplicates noticed", labelled, asked, suspected));
    return new Rates(both, pairs);
  }

  // Scoring alone, of pairs that share a key.
  private static double pairs(
      Base base, MemoryIndex index, PairScorer scorer, List<Integer> asked) {
    List<int[]> candidates = asked.stream().map(index::candidates).toList();
    int count = candidates.stream().mapToInt(some -> some.length).sum();
    double[] sum = {0};
    double seconds =
        medianSeconds(() -> {
          for (int i = 0; i < asked.size(); i++) {
            MatchRecord record = base.records().get(asked.get(i));
            for (int other : candidates.get(i)) {
              sum[0] += scorer.weight(record, base.records().get(other));
            }
          }
        });
    if (Double.isNaN(sum[0])) {
      throw new IllegalStateException("weights are numbers");
    }
    return count / seconds;
  }

  private static Rates duke(
      List<LabelledRecord> labelled,
      List<SourceRecord> sources,
      List<Integer> asked,
      List<Figure> figures) {
    List<SourceRecord> records = asked.stream().map(sources::get).toList();
    try (DukeMatcher duke = new DukeMatcher(sources)) {
      duke.decide(records); // warms it up
      long before = duke.compared();
      long begin = System.nanoTime();
      duke.decide(records);
      double seconds = (System.nanoTime() - begin) / 1e9;
      Rates rates = new Rates(records.size() / seconds, (duke.compared() - before) / seconds);
      figures.add(new Figure("decide: reference, Duke 1.2, records", rates.records(), "1/s"));
      figures.add(new Figure("decide: reference, Duke 1.2, pairs", rates.pairs(), "1/s"));
      figures.add(
          found("decide: reference, duplicates noticed", labelled, asked, duke.suspected()));
      return rates;
    }
  }

  // Of the records that have a duplicate in the base, how many were suspected to have one.
  private static Figure found(
      String name, List<LabelledRecord> labelled, List<Integer> asked, Set<String> suspected) {
    Map<String, Integer> sizes = new HashMap<>();
    labelled.forEach(one -> sizes.merge(one.subject(), 1, Integer::sum));
    int duplicated = 0;
    int noticed = 0;
    for (int number : new HashSet<>(asked)) {
      LabelledRecord one = labelled.get(number);
      if (sizes.getOrDefault(one.subject(), 0) > 1) {
        duplicated++;
        noticed += suspected.contains(one.record().id()) ? 1 : 0;
      }
    }
    return new Figure(name, (double) noticed / duplicated, "");
  }

  private static double medianSeconds(Runnable round) {
    double[] seconds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      round.run();
      seconds[i] = (System.nanoTime() - begin) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[ROUNDS / 2];
  }

  private static void normalise(List<SourceRecord> sources) {
    RecordNormaliser normaliser =
        new RecordNormaliser(SubjectKind.PERSON, new CountingDictionary());
    sources.forEach(normaliser::normalise);
  }
}
