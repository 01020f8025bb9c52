package dev.mingce.dedup.candidates;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.blocking.StoredKey;
import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.config.DedupSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which customers have which keys. A key that more customers have than may be compared is stored
 * together with second keys from then on, for those who had it before too.
 */
@ApplicationScoped
class BlockIndex {

  private final Database database;
  private final MeterRegistry metrics;
  private final int cap;

  BlockIndex(Database database, MeterRegistry metrics, DedupSettings settings) {
    this.database = database;
    this.metrics = metrics;
    this.cap = settings.blockCap();
  }

  /**
   * Lets one transaction at a time decide about a key. Without it two registrations of one person,
   * handled by two instances at the same moment, would each look before the other has committed,
   * and neither would find the other. With it the second waits here, and what it reads afterwards
   * includes the first, as each statement of a READ COMMITTED transaction sees all that is
   * committed.
   *
   * <p>All keys of a transaction are taken in one statement and in one order, so that two
   * transactions cannot wait for each other here. PostgreSQL's lock table has room for some
   * thousands; when it is full, the transaction fails with a transient fault.
   */
  void lock(Collection<Long> hashes) {
    database.query(
        """
        SELECT pg_advisory_xact_lock(key)
        FROM (SELECT DISTINCT hash AS key FROM unnest(?) AS hash ORDER BY key) AS ordered
        """,
        row -> true,
        array(hashes));
  }

  /** Notes under which keys customers are found that have none. */
  void add(Map<UUID, StoredKeys.Hashes> all) {
    List<StoredKeys.Hashes> hashes = List.copyOf(all.values());
    Map<Long, KeyState> states = states(keys(hashes));
    List<@Nullable Object[]> rows = new ArrayList<>();
    all.forEach((customerId, own) -> {
      Set<Long> stored = storedUnder(own, states);
      if (!stored.isEmpty()) {
        rows.add(Database.row(customerId, own.name(), array(stored)));
      }
    });
    database.updateAll(
        "INSERT INTO record_key (hash, customer_id, name_hash) SELECT hash, ?, ? FROM unnest(?) AS"
            + " hash ON CONFLICT DO NOTHING",
        rows);
    split(hashes);
  }

  /** Nobody is found by the keys any more that are noted beside these customers. */
  void remove(Collection<UUID> customerIds) {
    database.update(
        """
        DELETE FROM record_key k USING (
          SELECT c.customer_id, h.hash FROM customer_record c CROSS JOIN LATERAL (
            SELECT b AS hash FROM unnest(c.key_hashes) AS b
            UNION ALL SELECT b # s FROM unnest(c.key_hashes) AS b, unnest(c.second_hashes) AS s) AS h
          WHERE c.customer_id = ANY (?)) AS old
        WHERE k.hash = old.hash AND k.customer_id = old.customer_id
        """,
        customerIds);
  }

  /**
   * The customers with one of the keys, in the order of their ids. A block that is too large even
   * with second keys gives the newest of its customers, and is counted.
   */
  Set<UUID> holders(StoredKeys.Hashes hashes) {
    return holders(List.of(hashes)).getFirst();
  }

  /** The same for several records, in their order. */
  List<Set<UUID>> holders(List<StoredKeys.Hashes> all) {
    Map<Long, KeyState> states = states(keys(all));
    List<Set<Long>> stored = all.stream().map(own -> storedUnder(own, states)).toList();
    Set<Long> asked = new HashSet<>();
    stored.forEach(asked::addAll);
    Map<Long, List<UUID>> found = found(asked);
    List<Set<UUID>> holders = new ArrayList<>();
    for (Set<Long> own : stored) {
      Set<UUID> ids = new TreeSet<>();
      own.forEach(hash -> ids.addAll(found.getOrDefault(hash, List.of())));
      holders.add(ids);
    }
    return holders;
  }

  private Map<Long, List<UUID>> found(Set<Long> stored) {
    Map<Long, List<UUID>> found = new HashMap<>();
    if (stored.isEmpty()) {
      return found;
    }
    database.query(
        """
        SELECT h.hash, b.customer_id FROM unnest(?) AS h(hash)
        CROSS JOIN LATERAL (SELECT customer_id FROM record_key WHERE hash = h.hash
          ORDER BY customer_id DESC LIMIT ?) AS b
        """,
        row ->
            found
                .computeIfAbsent(row.getLong(1), any -> new ArrayList<>())
                .add(row.getObject(2, UUID.class)),
        array(stored),
        cap + 1);
    for (List<UUID> block : found.values()) {
      if (block.size() > cap) {
        block.removeLast();
        metrics.counter("mingce.dedup.block.capped").increment();
      }
    }
    return found;
  }

  /**
   * The keys under which a record is stored: without generic ones, and refined where there are too
   * many.
   */
  private static Set<Long> storedUnder(StoredKeys.Hashes hashes, Map<Long, KeyState> states) {
    Set<Long> stored = new HashSet<>();
    for (StoredKey key : hashes.keys()) {
      switch (states.getOrDefault(key.hash(), KeyState.COMPARED)) {
        case COMPARED -> stored.add(key.hash());
        case REFINED -> stored.addAll(hashes.refined(key));
        case GENERIC -> {}
      }
    }
    return stored;
  }

  private static List<StoredKey> keys(Collection<StoredKeys.Hashes> all) {
    return all.stream().flatMap(own -> own.keys().stream()).distinct().toList();
  }

  /** The states of those keys by which records are not simply compared. */
  Map<Long, KeyState> states(List<StoredKey> keys) {
    long[] hashes = array(keys.stream().map(StoredKey::hash).toList());
    Map<Long, KeyState> states = new HashMap<>();
    database.query(
        """
        SELECT hash, false FROM overfull_block WHERE hash = ANY (?)
        UNION ALL SELECT hash, true FROM generic_value WHERE hash = ANY (?)
        """,
        row ->
            states.merge(
                row.getLong(1),
                row.getBoolean(2) ? KeyState.GENERIC : KeyState.REFINED,
                (one, other) -> KeyState.GENERIC),
        hashes,
        hashes);
    return states;
  }

  // A key that has become too frequent: its customers are stored under second keys instead.
  private void split(Collection<StoredKeys.Hashes> all) {
    List<StoredKey> keys = keys(all);
    Set<Long> overfull =
        new HashSet<>(
            database.query(
                """
                SELECT h.hash FROM unnest(?) AS h(hash)
                WHERE (SELECT count(*) FROM (SELECT FROM record_key k WHERE k.hash = h.hash LIMIT ?) AS found) > ?
                """,
                row -> row.getLong(1),
                array(keys.stream().map(StoredKey::hash).toList()),
                cap + 1,
                cap));
    for (StoredKey key : keys) {
      if (overfull.contains(key.hash())) {
        refine(key);
      }
    }
  }

  private void refine(StoredKey key) {
    database.update(
        "INSERT INTO overfull_block (hash) VALUES (?) ON CONFLICT DO NOTHING", key.hash());
    database.update(
        """
        INSERT INTO record_key (hash, customer_id, name_hash)
        SELECT k.hash # s.hash, k.customer_id, k.name_hash
        FROM record_key k JOIN customer_record c USING (customer_id),
          unnest(c.second_hashes, string_to_array(c.second_tags, NULL)) AS s(hash, tag)
        WHERE k.hash = ? AND position(s.tag IN ?) = 0
        ON CONFLICT DO NOTHING
        """,
        key.hash(),
        StoredKeys.said(key.rule()));
    database.update("DELETE FROM record_key WHERE hash = ?", key.hash());
  }

  static long[] array(Collection<Long> values) {
    return new ArrayList<>(values).stream().mapToLong(Long::longValue).toArray();
  }
}
