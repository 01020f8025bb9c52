package dev.mingce.bench.dedup;

import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.SourceRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.priv.garshol.duke.ConfigurationImpl;
import no.priv.garshol.duke.Processor;
import no.priv.garshol.duke.Property;
import no.priv.garshol.duke.PropertyImpl;
import no.priv.garshol.duke.Record;
import no.priv.garshol.duke.RecordImpl;
import no.priv.garshol.duke.comparators.ExactComparator;
import no.priv.garshol.duke.comparators.JaroWinkler;
import no.priv.garshol.duke.comparators.Levenshtein;
import no.priv.garshol.duke.comparators.QGramComparator;
import no.priv.garshol.duke.databases.LuceneDatabase;
import no.priv.garshol.duke.datasources.InMemoryDataSource;
import no.priv.garshol.duke.matchers.AbstractMatchListener;

/**
 * Duke 1.2 as its manual sets it up: an index of Lucene in memory, asked by every field that tells
 * something for the ten most relevant records, and a comparator with two probabilities for each
 * field.
 */
final class DukeMatcher implements AutoCloseable {
  private static final String ID = "id";
  private static final int BATCH = 5_000;
  private static final int CANDIDATES = 10;

  private final Processor duke;
  private final Set<String> suspected = new HashSet<>();

  /** Indexes a base. */
  DukeMatcher(List<SourceRecord> base) {
    LuceneDatabase index = new LuceneDatabase();
    index.setMaxSearchHits(CANDIDATES);
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setProperties(properties());
    configuration.setThreshold(0.9);
    configuration.setMaybeThreshold(0.75);
    configuration.setDatabase(index);
    configuration.validate();
    duke = new Processor(configuration, true);
    duke.setThreads(1);
    duke.addMatchListener(
        new AbstractMatchListener() {
          @Override
          public void matches(Record one, Record other, double confidence) {
            suspected.add(one.getValue(ID));
          }

          @Override
          public void matchesPerhaps(Record one, Record other, double confidence) {
            suspected.add(one.getValue(ID));
          }
        });
    duke.index(List.of(source(base)), BATCH);
  }

  /** Has records of the base decided. */
  void decide(List<SourceRecord> records) {
    duke.linkRecords(List.of(source(records)), true, BATCH);
  }

  /** Ids of the records of which it found another one that may be the same. */
  Set<String> suspected() {
    return Set.copyOf(suspected);
  }

  long compared() {
    return duke.getComparisonCount();
  }

  private static List<Property> properties() {
    return List.of(
        new PropertyImpl(ID),
        property(RecordField.FULL_NAME, new JaroWinkler(), 0.3, 0.9, true),
        property(RecordField.BIRTH_DATE, new Levenshtein(), 0.3, 0.85, true),
        property(RecordField.NATIONAL_ID, new ExactComparator(), 0.4, 0.95, true),
        property(RecordField.PHONE, new ExactComparator(), 0.4, 0.9, true),
        property(RecordField.EMAIL, new ExactComparator(), 0.45, 0.9, true),
        property(RecordField.ADDRESS, new QGramComparator(), 0.4, 0.8, true),
        property(RecordField.GENDER, new ExactComparator(), 0.3, 0.55, false),
        property(RecordField.CITY, new ExactComparator(), 0.45, 0.6, false));
  }

  private static Property property(
      RecordField field,
      no.priv.garshol.duke.Comparator comparator,
      double low,
      double high,
      boolean asked) {
    PropertyImpl property = new PropertyImpl(field.code(), comparator, low, high);
    property.setLookupBehaviour(asked ? Property.Lookup.TRUE : Property.Lookup.FALSE);
    return property;
  }

  private static InMemoryDataSource source(List<SourceRecord> records) {
    List<Record> all = new ArrayList<>();
    for (SourceRecord record : records) {
      RecordImpl one = new RecordImpl();
      one.addValue(ID, record.id());
      record
          .values()
          .forEach((field, texts) -> texts.forEach(text -> one.addValue(field.code(), text)));
      all.add(one);
    }
    return new InMemoryDataSource(all);
  }

  @Override
  public void close() {
    duke.close();
  }
}
