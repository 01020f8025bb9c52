package dev.mingce.dedup.batch;

import dev.mingce.dedup.normalize.CountingDictionary;
import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import java.util.List;

/**
 * The records of a run with the frequencies of their values, in the order of their ids and of their
 * files: the order in which they came makes no difference.
 *
 * @param ids what the owner calls each record, in the order of the records
 * @param firstOfSecondFile number of the first record of the second file, 0 when there is one file
 */
public record Base(
    SubjectKind kind,
    List<String> ids,
    List<MatchRecord> records,
    CountingDictionary dictionary,
    int firstOfSecondFile) {

  /** Number of pairs that may be one subject. */
  double allPairs() {
    double n = records.size();
    return firstOfSecondFile == 0 ? n * (n - 1) / 2 : firstOfSecondFile * (n - firstOfSecondFile);
  }

  /** Whether there are two records that may be compared. */
  boolean hasPairs() {
    return allPairs() > 0;
  }

  boolean areInOneOfTwoFiles(int left, int right) {
    return firstOfSecondFile > 0 && (left < firstOfSecondFile) == (right < firstOfSecondFile);
  }
}
