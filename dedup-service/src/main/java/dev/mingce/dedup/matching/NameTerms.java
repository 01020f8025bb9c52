package dev.mingce.dedup.matching;

import dev.mingce.dedup.normalize.Term;
import dev.mingce.dedup.normalize.TermDictionary;
import dev.mingce.dedup.normalize.TermKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Terms of names, kept from comparison to comparison: to find out how a Chinese name is read takes
 * longer than all the rest. Bounded; for use by any number of threads.
 */
public final class NameTerms {

  private static final int MOST = 50_000;

  private final Map<String, Term> terms = new ConcurrentHashMap<>();

  Term of(TermKind kind, String text, TermDictionary fresh) {
    if (terms.size() >= MOST) {
      terms.clear();
    }
    return terms.computeIfAbsent(kind.name() + ' ' + text, any -> fresh.term(kind, text));
  }
}
