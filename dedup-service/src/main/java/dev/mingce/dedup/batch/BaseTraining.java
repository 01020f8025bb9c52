package dev.mingce.dedup.batch;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.Term;
import dev.mingce.dedup.normalize.TermFrequencies;
import dev.mingce.dedup.normalize.TermKind;
import dev.mingce.dedup.scoring.Attribute;
import dev.mingce.dedup.scoring.ModelTrainer;
import dev.mingce.dedup.scoring.PairComparator;
import dev.mingce.dedup.scoring.PairLevels;
import dev.mingce.dedup.scoring.TrainingPairs;
import dev.mingce.dedup.scoring.WeightModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Trains a model on a base. The same base and seed give the same model. */
final class BaseTraining {

  private static final String VERSION = "trained-1";
  private static final int RANDOM_PAIRS = 1_000_000;
  private static final int SAMPLED_PAIRS = 400_000;

  /** Each with a seed of its own, so that the sample does not depend on the number of threads. */
  private static final int PARTS = 16;

  private static final Map<Attribute, TermKind> SINGLE_VALUES = singleValues();

  private final Base base;
  private final long seed;
  private final Workers workers;

  BaseTraining(Base base, long seed, Workers workers) {
    this.base = base;
    this.seed = seed;
    this.workers = workers;
  }

  private static Map<Attribute, TermKind> singleValues() {
    Map<Attribute, TermKind> kinds = new EnumMap<>(Attribute.class);
    kinds.put(Attribute.GIVEN_NAME, TermKind.GIVEN_NAME);
    kinds.put(Attribute.FAMILY_NAME, TermKind.FAMILY_NAME);
    kinds.put(Attribute.ORGANISATION_NAME, TermKind.ORGANISATION_NAME);
    kinds.put(Attribute.BIRTH_DATE, TermKind.BIRTH_DATE);
    kinds.put(Attribute.IDENTIFIER, TermKind.IDENTIFIER);
    kinds.put(Attribute.PHONE, TermKind.PHONE);
    kinds.put(Attribute.EMAIL, TermKind.EMAIL);
    kinds.put(Attribute.STREET, TermKind.STREET);
    kinds.put(Attribute.DISTRICT, TermKind.DISTRICT);
    kinds.put(Attribute.CITY, TermKind.CITY);
    kinds.put(Attribute.PROVINCE, TermKind.PROVINCE);
    kinds.put(Attribute.POSTCODE, TermKind.POSTCODE);
    kinds.put(Attribute.OCCUPATION, TermKind.OCCUPATION);
    kinds.put(Attribute.BIRTH_PLACE, TermKind.BIRTH_PLACE);
    return kinds;
  }

  WeightModel train(CandidatePairs candidates, long candidateCount) throws InterruptedException {
    double[][] random = new double[Attribute.all().size()][];
    double[] present = new double[random.length];
    sampleRandomPairs(random, present);
    return new ModelTrainer(
            sampleCandidates(candidates, candidateCount),
            random,
            present,
            Math.max(1, base.allPairs()),
            workers)
        .train(VERSION);
  }

  private TrainingPairs sampleCandidates(CandidatePairs candidates, long count) {
    TrainingPairs pairs = new TrainingPairs();
    PairLevels levels = new PairLevels();
    List<MatchRecord> records = base.records();
    long every = Math.max(1, (count + SAMPLED_PAIRS - 1) / SAMPLED_PAIRS);
    candidates.forEach(
        0,
        1,
        (left, right) -> {
          long pair = KeyHash.mixed(seed ^ ((long) left << 32 | right));
          if (Long.remainderUnsigned(pair, every) == 0) {
            PairComparator.compare(records.get(left), records.get(right), levels);
            pairs.add(levels);
          }
        });
    pairs.setScale(pairs.size() == 0 ? 1 : (double) count / pairs.size());
    return pairs;
  }

  private void sampleRandomPairs(double[][] shares, double[] present) throws InterruptedException {
    int pairs = (int) Math.min(RANDOM_PAIRS, Math.max(1, base.allPairs() * 20));
    List<long[][]> parts =
        workers.all(
            PARTS, part -> countRandomPairs(part, pairs / PARTS + (part < pairs % PARTS ? 1 : 0)));
    for (Attribute attribute : Attribute.all()) {
      double[] of = new double[attribute.levels().size() + 1];
      for (long[][] part : parts) {
        for (int level = 0; level < of.length; level++) {
          of[level] += part[attribute.index()][level];
        }
      }
      shares[attribute.index()] = of;
      toShares(attribute, of, present);
    }
  }

  private long[][] countRandomPairs(int part, int pairs) {
    List<Attribute> attributes = Attribute.all();
    long[][] counts = new long[attributes.size()][];
    for (Attribute attribute : attributes) {
      counts[attribute.index()] = new long[attribute.levels().size() + 1];
    }
    SplittableRandom random = new SplittableRandom(KeyHash.mixed(seed + part));
    PairLevels levels = new PairLevels();
    List<MatchRecord> records = base.records();
    int second = base.firstOfSecondFile();
    if (!base.hasPairs()) {
      return counts;
    }
    for (int i = 0; i < pairs; i++) {
      int left = random.nextInt(second == 0 ? records.size() : second);
      int right =
          second == 0 ? random.nextInt(records.size()) : random.nextInt(second, records.size());
      if (left != right) {
        PairComparator.compare(records.get(left), records.get(right), levels);
        for (int a = 0; a < counts.length; a++) {
          counts[a][levels.level(attributes.get(a))]++;
        }
      }
    }
    return counts;
  }

  private void toShares(Attribute attribute, double[] counts, double[] present) {
    double all = 0;
    double both = 0;
    for (int level = 0; level < counts.length; level++) {
      all += counts[level];
      both += level == 0 ? 0 : counts[level];
    }
    present[attribute.index()] = both / Math.max(1, all);
    for (int level = 1; level < counts.length; level++) {
      counts[level] = (counts[level] + 0.1) / (both + 0.1 * counts.length);
    }
    TermKind kind = SINGLE_VALUES.get(attribute);
    if (kind != null) {
      counts[1] = Math.max(1e-9, equalByChance(kind)); // too rare to be seen in a sample
    }
  }

  private double equalByChance(TermKind kind) {
    long values = 0;
    long equalPairs = 0;
    for (Term term : base.dictionary().terms(kind)) {
      values += term.count();
      equalPairs += (long) term.count() * (term.count() - 1);
    }
    return TermFrequencies.ofEqualPairs(kind, values, (double) equalPairs, base.records().size());
  }
}
