package dev.mingce.dedup.normalize;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Keeps one term for each value of a base. Not for use by several threads. */
public final class CountingDictionary implements TermDictionary {

  private final Map<TermKind, Map<String, Term>> terms = new EnumMap<>(TermKind.class);

  public CountingDictionary() {
    for (TermKind kind : TermKind.values()) {
      terms.put(kind, new HashMap<>());
    }
  }

  @Override
  public Term term(TermKind kind, String text) {
    return of(kind).computeIfAbsent(text, value -> new Term(kind, value));
  }

  /** The terms of one kind, in no order. */
  public Collection<Term> terms(TermKind kind) {
    return of(kind).values();
  }

  private Map<String, Term> of(TermKind kind) {
    Map<String, Term> found = terms.get(kind);
    if (found == null) {
      throw new IllegalStateException("all kinds are there from the start");
    }
    return found;
  }
}
