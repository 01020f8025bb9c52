package dev.mingce.dedup.scoring;

import dev.mingce.dedup.normalize.Term;

/** How well sets of phones, mailboxes and identifiers agree: by their best pair. */
final class ContactLevels {

  private static final int SHORTEST_MAILBOX = 4;
  private static final double CLOSE_MAILBOX = 0.9;

  private ContactLevels() {}

  static void identifiers(Term[] a, Term[] b, PairLevels result) {
    compare(Attribute.IDENTIFIER, a, b, ContactLevels::identifier, result);
  }

  static void phones(Term[] a, Term[] b, PairLevels result) {
    compare(Attribute.PHONE, a, b, ContactLevels::phone, result);
  }

  static void emails(Term[] a, Term[] b, PairLevels result) {
    compare(Attribute.EMAIL, a, b, ContactLevels::email, result);
  }

  private interface OnePair {
    int level(Term a, Term b);
  }

  private static void compare(
      Attribute attribute, Term[] a, Term[] b, OnePair one, PairLevels result) {
    int best = 0;
    double frequency = 0;
    for (Term left : a) {
      for (Term right : b) {
        if (left.isGeneric() || right.isGeneric()) {
          continue;
        }
        int level = left == right ? 1 : one.level(left, right);
        double common = Math.max(left.frequency(), right.frequency());
        if (level > 0 && (best == 0 || level < best || (level == best && common < frequency))) {
          best = level;
          frequency = common;
        }
      }
    }
    result.set(attribute, best, frequency);
  }

  // Two identifiers say something only within a type.
  private static int identifier(Term a, Term b) {
    String left = a.text();
    String right = b.text();
    int type = left.indexOf(':') + 1;
    if (!left.regionMatches(0, right, 0, type)) {
      return 0;
    }
    return Similarity.withinOneEdit(left, right) ? 2 : 3;
  }

  private static int phone(Term a, Term b) {
    if (a.form(0).equals(b.form(0))) {
      return 2;
    }
    return Similarity.withinOneEdit(a.text(), b.text()) ? 3 : 4;
  }

  private static int email(Term a, Term b) {
    String left = a.form(0);
    String right = b.form(0);
    if (left.equals(right) && left.length() >= SHORTEST_MAILBOX) {
      return 2;
    }
    if (Similarity.withinOneEdit(a.text(), b.text())) {
      return 3;
    }
    if (a.form(1).length() >= SHORTEST_MAILBOX && a.form(1).equals(b.form(1))) {
      return 4; // namesakes are told apart by digits
    }
    return Similarity.jaroWinkler(left, right, CLOSE_MAILBOX) >= CLOSE_MAILBOX ? 3 : 5;
  }
}
