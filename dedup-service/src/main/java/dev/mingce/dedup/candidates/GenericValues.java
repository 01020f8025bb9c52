package dev.mingce.dedup.candidates;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.blocking.StoredKey;
import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.normalize.Term;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Phones, mailboxes and identifiers that records of too many different names share, such as the
 * phone of a shop. They tell nothing of any of them: they neither block nor score.
 */
@ApplicationScoped
class GenericValues {

  /** More different names than a household or a small firm has. */
  private static final int MOST_NAMES = 12;

  /** How many holders are looked at. */
  private static final int LOOKED_AT = 5 * MOST_NAMES;

  private final Database database;
  private final StoredKeys storedKeys;
  private final MeterRegistry metrics;

  GenericValues(Database database, StoredKeys storedKeys, MeterRegistry metrics) {
    this.database = database;
    this.storedKeys = storedKeys;
    this.metrics = metrics;
  }

  /** Marks those of the terms that are generic. */
  void mark(SubjectKind kind, Collection<Term> terms) {
    Map<Long, Term> byHash = new HashMap<>();
    terms.forEach(term -> storedKeys.ofValue(kind, term).forEach(hash -> byHash.put(hash, term)));
    if (byHash.isEmpty()) {
      return;
    }
    Set<Long> generic =
        new HashSet<>(
            database.query(
                "SELECT hash FROM generic_value WHERE hash = ANY (?)",
                row -> row.getLong(1),
                BlockIndex.array(byHash.keySet())));
    // Two phones may have one key, so every term is asked for its own.
    terms.forEach(term ->
        term.setGeneric(storedKeys.ofValue(kind, term).stream().anyMatch(generic::contains)));
  }

  /**
   * Notices which of the keys, that were just stored, too many names share by now. Whoever was
   * compared by them before is to be compared anew.
   *
   * <p>A much repeated record brings many spellings of one name: those are few against its copies.
   */
  void detect(Collection<StoredKeys.Hashes> all) {
    List<Long> own =
        all.stream()
            .flatMap(hashes -> hashes.keys().stream())
            .filter(StoredKeys::canBeGeneric)
            .map(StoredKey::hash)
            .distinct()
            .toList();
    if (own.isEmpty()) {
      return;
    }
    List<Long> generic =
        database.query(
            """
            SELECT h.hash FROM unnest(?) AS h(hash)
            CROSS JOIN LATERAL (SELECT count(*) AS holders, count(DISTINCT name_hash) AS names
              FROM (SELECT name_hash FROM record_key WHERE hash = h.hash ORDER BY customer_id LIMIT ?) AS k) AS c
            WHERE c.names > ? AND 2 * c.names > c.holders
            """,
            row -> row.getLong(1),
            BlockIndex.array(own),
            LOOKED_AT,
            MOST_NAMES);
    generic.forEach(this::becameGeneric);
  }

  private void becameGeneric(long hash) {
    metrics.counter("mingce.dedup.generic.values").increment();
    database.update("INSERT INTO generic_value (hash) VALUES (?) ON CONFLICT DO NOTHING", hash);
    database.update(
        "INSERT INTO rescore_task (customer_id) SELECT customer_id FROM record_key WHERE hash = ?"
            + " ON CONFLICT DO NOTHING",
        hash);
    database.update("DELETE FROM record_key WHERE hash = ?", hash);
  }
}
