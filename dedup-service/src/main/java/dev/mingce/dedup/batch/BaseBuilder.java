package dev.mingce.dedup.batch;

import dev.mingce.dedup.normalize.CountingDictionary;
import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.RecordNormaliser;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.normalize.Term;
import dev.mingce.dedup.normalize.TermFrequencies;
import dev.mingce.dedup.normalize.TermKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes records in one by one. */
public final class BaseBuilder {

  private record Entry(boolean second, String id, MatchRecord record) {}

  private final List<Entry> entries = new ArrayList<>();
  private final CountingDictionary dictionary = new CountingDictionary();
  private final RecordNormaliser normaliser;
  private final SubjectKind kind;
  private boolean second;

  public BaseBuilder(SubjectKind kind) {
    this.kind = kind;
    this.normaliser = new RecordNormaliser(kind, dictionary);
  }

  /** Takes a record in. */
  public void add(SourceRecord source) {
    MatchRecord prepared = normaliser.normalise(source);
    entries.add(new Entry(second, source.id(), prepared));
    prepared.forEachTerm(Term::counted);
  }

  /** What follows is of a second file, to be linked with the first. */
  public void beginSecondFile() {
    second = true;
  }

  /**
   * The base of all records taken in.
   *
   * @throws IllegalArgumentException if two records have one id
   */
  public Base build() {
    entries.sort(Comparator.comparing(Entry::second).thenComparing(Entry::id));
    List<String> ids = new ArrayList<>(entries.size());
    List<MatchRecord> records = new ArrayList<>(entries.size());
    int first = 0;
    Entry last = null;
    for (Entry entry : entries) {
      if (last != null && last.second() == entry.second() && last.id().equals(entry.id())) {
        throw new IllegalArgumentException("two records have one id: " + entry.id());
      }
      first += entry.second() ? 0 : 1;
      ids.add(entry.id());
      records.add(entry.record());
      last = entry;
    }
    entries.clear();
    GenericValues.mark(records);
    for (TermKind termKind : TermKind.values()) {
      for (Term term : dictionary.terms(termKind)) {
        term.setFrequency(TermFrequencies.of(termKind, term.count(), records.size()));
      }
    }
    // With an empty first file all are as if in it: there is nothing to link them with.
    int linked = first == 0 ? records.size() : first;
    return new Base(kind, ids, records, dictionary, second ? linked : 0);
  }
}
