package dev.mingce.dedup.duplicates;

/** Is told of each change of a pair, within the transaction that makes it. */
@FunctionalInterface
public interface PairListener {
  void changed(Pair pair);
}
