package dev.mingce.dedup.matching;

import dev.mingce.dedup.normalize.Term;

/** How frequent values are, as a model knows it. */
@FunctionalInterface
public interface TermShares {

  /** The share of other customers that have the value, 0 to 1. */
  double of(Term term);
}
