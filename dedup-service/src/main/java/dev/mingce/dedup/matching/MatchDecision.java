package dev.mingce.dedup.matching;

import dev.mingce.dedup.scoring.MatchScore;

/** What follows from the score of a pair. */
public sealed interface MatchDecision {

  MatchScore score();

  /** So certain, and on such evidence, that the two may be merged without a person looking. */
  record Merge(MatchScore score) implements MatchDecision {}

  /** Suspected to be one customer; a person decides. */
  record Review(MatchScore score) implements MatchDecision {}

  /** Taken to be two customers. */
  record Distinct(MatchScore score, Reason reason) implements MatchDecision {}

  /** Why a pair is taken to be two customers. */
  enum Reason {
    /** The probability is below the review band. */
    IMPROBABLE,
    /** Both have a valid national id and no common one; no other agreement outweighs it. */
    DIFFERENT_NATIONAL_IDS,
    /** A person and an organisation. */
    DIFFERENT_KINDS
  }
}
