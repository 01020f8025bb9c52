package dev.mingce.bench.dedup;

import dev.mingce.bench.Figure;
import dev.mingce.bench.ServiceProcess;
import dev.mingce.dedup.blocking.StoredKey;
import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.candidates.FeatureSeal;
import dev.mingce.dedup.candidates.Features;
import dev.mingce.dedup.matching.NameTerms;
import dev.mingce.dedup.matching.RecordTerms;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.kit.crypto.BlindIndex;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * Fills the service's database with customers that it has matched, by its own code and through
 * COPY: records, keys and verdicts. What is overfull or generic is found as the service finds it,
 * for all at once.
 */
final class DedupBase {
  private static final int CHUNK = 5_000;
  private static final int BLOCK_CAP = 200;
  private static final int MOST_NAMES = 12;

  // As the service does it for one key.
  private static final List<String> SETTLE =
      List.of(
          "SET maintenance_work_mem = '512MB'",
          "SET work_mem = '256MB'",
          "INSERT INTO generic_value (hash) SELECT hash FROM (SELECT hash, count(*) AS holders,"
              + " count(DISTINCT name_hash) AS names FROM record_key JOIN (SELECT DISTINCT hash"
              + " FROM key_rule WHERE own) AS o USING (hash) GROUP BY hash) AS c WHERE names > "
              + MOST_NAMES
              + " AND 2 * names > least(holders, "
              + 5 * MOST_NAMES
              + ")",
          "DELETE FROM record_key WHERE hash IN (SELECT hash FROM generic_value)",
          "INSERT INTO overfull_block (hash) SELECT hash FROM record_key GROUP BY hash"
              + " HAVING count(*) > "
              + BLOCK_CAP,
          "CREATE TEMP TABLE overfull AS SELECT DISTINCT hash, said FROM key_rule"
              + " JOIN overfull_block USING (hash)",
          "INSERT INTO record_key (hash, customer_id, name_hash) SELECT k.hash # s.hash,"
              + " k.customer_id, k.name_hash FROM record_key k JOIN overfull o USING (hash)"
              + " JOIN customer_record c USING (customer_id), unnest(c.second_hashes,"
              + " string_to_array(c.second_tags, NULL)) AS s(hash, tag)"
              + " WHERE position(s.tag IN o.said) = 0",
          "DELETE FROM record_key WHERE hash IN (SELECT hash FROM overfull_block)",
          "DROP TABLE key_rule",
          "VACUUM record_key",
          "ALTER TABLE record_key ADD PRIMARY KEY (hash, customer_id)",
          "VACUUM (ANALYZE) customer_record, record_key, verdict");

  private final StoredKeys storedKeys;
  private final NameTerms names = new NameTerms();
  private final CopyRows records =
      new CopyRows(
          "customer_record (customer_id, kind, version, status, unit, content_version, key_id,"
              + " features, key_hashes, second_hashes, second_tags)");
  private final CopyRows keys = new CopyRows("record_key (hash, customer_id, name_hash)");
  private final CopyRows verdicts =
      new CopyRows("verdict (customer_id, version, outcome, decided_at)");
  private final CopyRows rules = new CopyRows("key_rule (hash, said, own)");
  private final Connection connection;
  private int waiting;

  /** Writes to this database, with this key of the service's index. */
  DedupBase(Connection connection, byte[] indexKey) throws SQLException {
    this.connection = connection;
    BlindIndex index = new BlindIndex(indexKey);
    storedKeys = new StoredKeys((domain, value) -> uuid(index.token(domain, value)));
    execute("ALTER TABLE record_key DROP CONSTRAINT record_key_pkey");
    execute("CREATE UNLOGGED TABLE key_rule (hash bigint, said text, own boolean)");
  }

  private static UUID uuid(byte[] token) {
    ByteBuffer bits = ByteBuffer.wrap(token);
    return new UUID(bits.getLong(), bits.getLong());
  }

  void add(MadeUpCustomer customer) throws Exception {
    Features features = Features.of(SubjectKind.PERSON, customer.source());
    StoredKeys.Hashes hashes =
        storedKeys.of(
            new RecordTerms(SubjectKind.PERSON, term -> 0, names).record(features.form()));
    records.add(
        customer.id(),
        "person",
        1,
        "active",
        MadeUpCustomer.UNIT,
        1,
        customer.keyId(),
        FeatureSeal.seal(KeyServer.key(customer.keyId()), customer.id(), features),
        hashes.hashes(),
        hashes.seconds(),
        hashes.tags());
    verdicts.add(customer.id(), 1, "distinct", "2026-01-01T00:00:00Z");
    for (StoredKey key : hashes.keys()) {
      keys.add(key.hash(), customer.id(), hashes.name());
      rules.add(key.hash(), StoredKeys.said(key.rule()), StoredKeys.canBeGeneric(key));
    }
    waiting++;
    if (waiting == CHUNK) {
      flush();
    }
  }

  private void flush() throws Exception {
    for (CopyRows rows : List.of(records, keys, verdicts, rules)) {
      rows.flush(connection);
    }
    waiting = 0;
  }

  /** Finishes the base, and tells what it takes of the disk. */
  List<Figure> finish(int customers) throws Exception {
    flush();
    for (String statement : SETTLE) {
      execute(statement);
    }
    return List.of(
        new Figure("matching: customers", customers, ""),
        new Figure(
            "matching: keys of a customer, stored",
            number("SELECT count(*) FROM record_key") / customers,
            ""),
        new Figure(
            "matching: keys and edges of a customer",
            number(
                    "SELECT pg_total_relation_size('record_key') + pg_total_relation_size('edge')"
                        + " + (SELECT sum(pg_column_size(key_hashes) + pg_column_size(second_hashes)"
                        + " + pg_column_size(second_tags)) FROM customer_record)")
                / customers,
            "B"));
  }

  private double number(String sql) throws SQLException {
    return ServiceProcess.number(connection, sql);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
