package dev.mingce.dedup.batch;

/** Walks through the pairs of records that share a key, each once. */
final class CandidatePairs {

  /** Takes a pair; left is less than right. */
  @FunctionalInterface
  interface PairAction {
    void accept(int left, int right);
  }

  private final Blocks blocks;
  private final int firstOfSecondFile;

  /**
   * Prepares the walk.
   *
   * @param firstOfSecondFile number of the first record of the second file, 0 when there is one
   *     file
   */
  CandidatePairs(Blocks blocks, int firstOfSecondFile) {
    this.blocks = blocks;
    this.firstOfSecondFile = firstOfSecondFile;
  }

  /** The part of the pairs that a worker of several handles. */
  void forEach(int worker, int workers, PairAction action) {
    int turn = 0;
    for (int from = 0; from < blocks.size(); ) {
      int to = blocks.endOf(from);
      if (turn++ % workers == worker && to - from > 1) {
        block(from, to, action);
      }
      from = to;
    }
  }

  // Overfull even with its second key: neighbours only, so the work stays linear.
  private void block(int from, int to, PairAction action) {
    int window = to - from > blocks.cap() ? Math.max(2, blocks.cap() / 10) : to - from;
    long key = blocks.keyAt(from);
    for (int i = from; i < to; i++) {
      int one = blocks.recordAt(i);
      int limit = Math.min(to, i + 1 + window);
      for (int j = i + 1; j < limit; j++) {
        int other = blocks.recordAt(j);
        if (mayMeet(one, other) && blocks.isFirstCommon(key, one, other)) {
          action.accept(one, other);
        }
      }
    }
  }

  private boolean mayMeet(int left, int right) {
    return firstOfSecondFile == 0 || (left < firstOfSecondFile && right >= firstOfSecondFile);
  }
}
