package dev.mingce.events;

import java.util.List;
import java.util.UUID;

/**
 * What was decided about a pair of customers, on {@link Topics#DEDUP_DECISIONS}.
 *
 * <p>The Kafka key and {@code ce_subject} are the id of {@link #left()}, so that all decisions
 * about one pair stay in order. {@code ce_sequence} is {@link #leftVersion()}; it may repeat.
 */
public sealed interface DedupDecision extends Event
    permits DuplicateFound, MergeRequested, ReviewNeeded, DecisionWithdrawn {
  /** Probable enough to merge without asking. */
  String AUTO_MERGE = "auto-merge";

  /** A steward must look. */
  String REVIEW = "review";

  /** Two customers. */
  String DISTINCT = "distinct";

  /** Id of the decision; a later event about the same decision has the same one. */
  UUID decisionId();

  /** The customer whose id, as text, is the smaller one. */
  UUID left();

  /** The other customer. */
  UUID right();

  /** Version of {@link #left()} that was compared. */
  long leftVersion();

  /** Version of {@link #right()} that was compared. */
  long rightVersion();

  /** Probability that both are one, 0 to 1. */
  double probability();

  /**
   * Sum of the prior's and the evidence's weights in bits: log2(probability / (1 - probability)).
   */
  double matchWeight();

  /** {@link #AUTO_MERGE}, {@link #REVIEW} or {@link #DISTINCT}. */
  String decision();

  /** Version of the model that judged. */
  String modelVersion();

  /** What each field said. */
  List<Evidence> evidence();

  @Override
  default UUID customerId() {
    return left();
  }

  @Override
  default long sequence() {
    return leftVersion();
  }

  /**
   * Whether two ids stand in the order that {@link #left()} and {@link #right()} must have: as
   * text, ascending.
   */
  static boolean inOrder(UUID left, UUID right) {
    return left.toString().compareTo(right.toString()) < 0;
  }
}
