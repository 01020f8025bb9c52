package dev.mingce.dedup.normalize;

/** Gives out terms. */
@FunctionalInterface
public interface TermDictionary {

  /** The term of a value in its comparable form. */
  Term term(TermKind kind, String text);

  /** Makes a new term each time: for few records, without frequencies. */
  static TermDictionary unshared() {
    return Term::new;
  }
}
