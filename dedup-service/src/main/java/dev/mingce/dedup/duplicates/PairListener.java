package dev.mingce.dedup.duplicates;

import java.util.List;

/** Is told of changes of pairs, within the transaction that makes them. */
@FunctionalInterface
public interface PairListener {

  /** These pairs, each another one, are like that now. */
  void changed(List<Pair> pairs);
}
