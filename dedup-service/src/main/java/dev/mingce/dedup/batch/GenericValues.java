package dev.mingce.dedup.batch;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.Term;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds contact values and identifiers that records of too many different names share, such as the
 * phone of a shop. They tell nothing of any of them: they neither block nor score.
 */
final class GenericValues {

  /** More different names than a household or a small firm has. */
  private static final int MOST_NAMES = 12;

  private GenericValues() {}

  static void mark(List<MatchRecord> records) {
    Map<Term, Set<Integer>> names = new HashMap<>();
    for (MatchRecord record : records) {
      Integer name = Objects.hash(record.given(), record.family(), record.organisationName());
      for (Term[] several : List.of(record.phones(), record.emails(), record.identifiers())) {
        for (Term term : several) {
          if (term.count() > MOST_NAMES) {
            names.computeIfAbsent(term, any -> new HashSet<>()).add(name);
          }
        }
      }
    }
    // A much repeated record brings many spellings of one name: those are few against its copies.
    names.forEach((term, different) ->
        term.setGeneric(different.size() > MOST_NAMES && different.size() * 2 > term.count()));
  }
}
