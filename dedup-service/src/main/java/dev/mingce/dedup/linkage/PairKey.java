package dev.mingce.dedup.linkage;

import dev.mingce.events.DedupDecision;
import java.util.UUID;

/**
 * Two customers.
 *
 * @param left the one whose id, as text, is the smaller
 */
public record PairKey(UUID left, UUID right) {

  public static PairKey of(UUID one, UUID other) {
    return DedupDecision.inOrder(one, other) ? new PairKey(one, other) : new PairKey(other, one);
  }
}
