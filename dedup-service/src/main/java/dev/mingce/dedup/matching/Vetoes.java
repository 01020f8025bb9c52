package dev.mingce.dedup.matching;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.Term;

/** What no other agreement outweighs. */
public final class Vetoes {

  private Vetoes() {}

  /** Whether both have a valid national id and no common one. */
  public static boolean haveDifferentNationalIds(MatchRecord a, MatchRecord b) {
    if (a.nationalIds().length == 0 || b.nationalIds().length == 0) {
      return false;
    }
    for (Term left : a.nationalIds()) {
      for (Term right : b.nationalIds()) {
        if (left.sameText(right)) {
          return false;
        }
      }
    }
    return true;
  }
}
