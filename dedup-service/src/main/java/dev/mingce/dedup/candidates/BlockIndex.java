package dev.mingce.dedup.candidates;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.blocking.BlockingKey;
import dev.mingce.dedup.config.DedupSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Which customers have which blocking keys. */
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

  private record Hit(UUID hash, UUID customerId) {}

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
  void lock(Collection<UUID> hashes) {
    database.query(
        """
        SELECT pg_advisory_xact_lock(key)
        FROM (SELECT DISTINCT hashtextextended(hash::text, 0) AS key FROM unnest(?) AS hash
              ORDER BY key) AS ordered
        """,
        row -> true,
        hashes);
  }

  /** Puts these keys in the place of all that the customer had. */
  void replace(UUID customerId, List<BlockingKey> keys) {
    List<UUID> hashes = keys.stream().map(BlockingKey::hash).toList();
    database.update(
        "DELETE FROM block_key WHERE customer_id = ? AND NOT hash = ANY (?)", customerId, hashes);
    if (!hashes.isEmpty()) {
      database.update(
          "INSERT INTO block_key (hash, customer_id) SELECT hash, ? FROM unnest(?) AS hash"
              + " ON CONFLICT DO NOTHING",
          customerId,
          hashes);
    }
  }

  /**
   * The customers with one of the keys, in the order of their ids. A key that more have than may be
   * compared gives the newest of them and is counted: nearly always it is a placeholder, such as
   * the phone of a shop.
   */
  Set<UUID> holders(Collection<BlockingKey> keys) {
    Map<UUID, String> rules = new HashMap<>();
    keys.forEach(key -> rules.put(key.hash(), key.rule().code()));
    List<Hit> hits =
        database.query(
            """
            SELECT h.hash, b.customer_id FROM unnest(?) AS h(hash)
            CROSS JOIN LATERAL (SELECT customer_id FROM block_key WHERE hash = h.hash
              ORDER BY customer_id DESC LIMIT ?) AS b
            """,
            row -> new Hit(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
            rules.keySet(),
            cap + 1);
    Map<UUID, Integer> seen = new HashMap<>();
    Set<UUID> holders = new TreeSet<>();
    for (Hit hit : hits) {
      if (seen.merge(hit.hash(), 1, Integer::sum) <= cap) {
        holders.add(hit.customerId());
      } else {
        metrics
            .counter("mingce.dedup.block.capped", "rule", rules.getOrDefault(hit.hash(), "unknown"))
            .increment();
      }
    }
    return holders;
  }
}
