package dev.mingce.bench;

import dev.mingce.customer.record.Lookups;
import dev.mingce.customer.token.SearchTokens;
import dev.mingce.events.EventJson;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import dev.mingce.kit.crypto.BlindIndex;
import dev.mingce.kit.crypto.DataKeys;
import dev.mingce.kit.crypto.DocumentCipher;
import dev.mingce.kit.crypto.LocalKeyWrapping;
import dev.mingce.kit.crypto.WrappedKey;
import dev.mingce.stack.secrets.Secrets;
import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Fills the database of a platform with encrypted customers, sealed and hashed by the service's own
 * code, through COPY. Indexes and references are put back afterwards, as one would for any large
 * load.
 */
final class SearchBase {
  private static final int BATCH = 2_000;
  private static final int WRITERS = 2;
  static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final HexFormat HEX = HexFormat.of();

  private static final List<String> TABLES =
      List.of(
          "subject_key (id, customer_id, key_uri, wrapped, created_at)",
          "customer (id, version, kind, status, tags, tier, stage, owner_unit, standard_version,"
              + " key_id, document, region_code, reviewed_at, created_at, updated_at)",
          "customer_revision (customer_id, version, changed_at, actor_subject, actor_type, source,"
              + " changed_fields, standard_version, key_id, document, kind, status, tags,"
              + " owner_unit, region_code)",
          "lookup (field, token, customer_id)",
          "customer_search (customer_id, updated_at, reviewed_at, tokens, sources)",
          "customer_quality (customer_id, version, score)");

  // What COPY would pay for row by row.
  private static final Map<String, String> PUT_BACK =
      Map.of(
          "ALTER TABLE lookup DROP CONSTRAINT lookup_customer_id_fkey",
          "ALTER TABLE lookup ADD CONSTRAINT lookup_customer_id_fkey FOREIGN KEY (customer_id)"
              + " REFERENCES customer",
          "ALTER TABLE lookup DROP CONSTRAINT lookup_pkey",
          "ALTER TABLE lookup ADD PRIMARY KEY (field, token, customer_id)",
          "DROP INDEX lookup_customer",
          "CREATE INDEX lookup_customer ON lookup (customer_id)",
          "ALTER TABLE customer_revision DROP CONSTRAINT customer_revision_customer_id_fkey",
          "ALTER TABLE customer_revision ADD CONSTRAINT customer_revision_customer_id_fkey FOREIGN"
              + " KEY (customer_id) REFERENCES customer",
          "ALTER TABLE customer_search DROP CONSTRAINT customer_search_customer_id_fkey",
          "ALTER TABLE customer_search ADD CONSTRAINT customer_search_customer_id_fkey FOREIGN KEY"
              + " (customer_id) REFERENCES customer");

  private static final String TOKENS_INDEX =
      "CREATE INDEX customer_search_tokens ON customer_search USING gin (tokens) WITH (fastupdate ="
          + " off)";

  private final PlatformProcess platform;
  private final SearchPeople people = new SearchPeople();
  private final SearchTokens tokens;
  private final Lookups lookups;
  private final LocalKeyWrapping wrapping;

  SearchBase(PlatformProcess platform) throws IOException {
    this.platform = platform;
    Secrets secrets = Secrets.in(platform.folder().resolve("keys"));
    BlindIndex index =
        new BlindIndex(Base64.getDecoder().decode(secrets.key("index", "customer-service")));
    tokens = new SearchTokens(index, "CN");
    lookups = new Lookups(index, "CN");
    wrapping = LocalKeyWrapping.parse(Files.readString(secrets.keyset()));
  }

  /** The id of a customer; in the order of their numbers, as ids are in the order of time. */
  static UUID id(int number) {
    long time = FIRST.toEpochMilli() + number * 20L;
    return new UUID(
        (time << 16) | 0x7000L | (number & 0xFFF),
        0x8000000000000000L | ((number * 0x9E3779B97F4A7C15L) >>> 2));
  }

  static Instant changedAt(int number) {
    return FIRST.plusMillis(number * 20L);
  }

  /** Whether an earlier run in the same folder has built it. */
  boolean has(int count) throws SQLException {
    return number("SELECT count(*) FROM customer_search") == count;
  }

  List<Figure> build(int count) throws Exception {
    long begin = System.nanoTime();
    try (Connection connection = connection()) {
      for (String drop : PUT_BACK.keySet().stream().sorted().toList()) {
        execute(connection, drop);
      }
      execute(connection, "DROP INDEX customer_search_tokens");
    }
    write(count);
    double written = seconds(begin);
    double index;
    try (Connection connection = connection()) {
      execute(connection, "SET maintenance_work_mem = '512MB'");
      long indexing = System.nanoTime();
      execute(connection, TOKENS_INDEX);
      index = seconds(indexing);
      // Keys before references, which look rows up by them.
      for (String back : PUT_BACK.values().stream().sorted().toList()) {
        execute(connection, back);
      }
      execute(
          connection,
          "VACUUM (ANALYZE) customer, lookup, subject_key, customer_search, customer_quality");
    }
    return List.of(
        new Figure("search: customers", count, ""),
        new Figure("search: sealed, hashed and written", written, "s"),
        new Figure("search: index of tokens built", index, "s"),
        new Figure("search: base built in all", seconds(begin), "s"));
  }

  /** Sizes of what only search needs. */
  List<Figure> sizes() throws Exception {
    List<Figure> figures = new ArrayList<>();
    for (String relation :
        List.of(
            "customer",
            "customer_search",
            "customer_search_tokens",
            "customer_search_pkey",
            "customer_search_updated",
            "customer_search_sources",
            "customer_search_reviewed",
            "lookup")) {
      String function = relation.equals("lookup") ? "pg_total_relation_size" : "pg_relation_size";
      figures.add(
          new Figure(
              "search: size of " + relation,
              number("SELECT " + function + "('" + relation + "')") / 1_048_576.0,
              "MiB"));
    }
    figures.add(
        new Figure(
            "search: tokens of a customer, mean",
            number("SELECT avg(cardinality(tokens)) FROM customer_search"),
            ""));
    return figures;
  }

  private double number(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    }
  }

  private void write(int count) throws Exception {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        running.add(
            threads.submit(() -> {
              try (Connection connection = connection()) {
                for (int from = next.getAndAdd(BATCH); from < count; from = next.getAndAdd(BATCH)) {
                  batch(connection, from, Math.min(count, from + BATCH));
                }
              }
              return null;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private void batch(Connection connection, int from, int to) throws Exception {
    List<StringBuilder> rows = TABLES.stream().map(table -> new StringBuilder()).toList();
    for (int number = from; number < to; number++) {
      write(people.person(number), rows);
    }
    for (int i = 0; i < TABLES.size(); i++) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY " + TABLES.get(i) + " FROM STDIN", new StringReader(rows.get(i).toString()));
    }
  }

  private void write(Person person, List<StringBuilder> rows) {
    UUID id = id(person.number());
    UUID key = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1);
    String at = changedAt(person.number()).toString();
    byte[] secret = DataKeys.fresh();
    WrappedKey wrapped = wrapping.wrap(secret, ascii(key.toString()));
    PersonalDocument document = document(person);
    String kind = person.organisation() ? "organisation" : "person";
    String sealed = bytes(DocumentCipher.seal(secret, EventJson.write(document), ascii(id + "/1")));
    String tags = "{" + String.join(",", person.tags()) + "}";
    row(rows.get(0), key, id, wrapped.keyUri(), bytes(wrapped.bytes()), at);
    row(
        rows.get(1),
        id,
        1,
        kind,
        "active",
        tags,
        orNull(person.tier()),
        orNull(person.stage()),
        person.unit(),
        "builtin-1",
        key,
        sealed,
        person.region(),
        orNull(person.reviewedAt()),
        at,
        at);
    row(
        rows.get(2),
        id,
        1,
        at,
        "benchmark",
        "service",
        "benchmark",
        "{/name}",
        "builtin-1",
        key,
        sealed,
        kind,
        "active",
        tags,
        person.unit(),
        person.region());
    for (Lookups.Token token : lookups.of(document)) {
      row(rows.get(3), token.field(), bytes(token.value()), id);
    }
    long[] found =
        tokens.of(
            document,
            new SearchTokens.Facets(
                kind,
                person.tags(),
                person.tier(),
                person.stage(),
                new Owner(person.unit(), null),
                person.region(),
                null));
    row(
        rows.get(4),
        id,
        at,
        orNull(person.reviewedAt()),
        Arrays.stream(found).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}")),
        person.sources().isEmpty() ? "\\N" : "{" + String.join(",", person.sources()) + "}");
    row(rows.get(5), id, 1, person.quality());
  }

  private static PersonalDocument document(Person person) {
    boolean whole = person.organisation();
    return new PersonalDocument(
        whole
            ? new PersonName(null, null, person.family())
            : new PersonName(person.family(), person.given(), null),
        null,
        List.of(
            new ContactPoint(
                "mobile", person.mobile(), "+86" + person.mobile(), null, null, null, null),
            new ContactPoint("email", person.email(), person.email(), null, null, null, null)),
        List.of(new Identifier("external-id", person.externalId(), person.externalId(), null)),
        List.of(
            new PostalAddress(
                "CN", null, null, null, "人民路 1 号", null, person.region(), null, null)),
        whole ? new OrganisationFacts(person.family(), null, null, null) : null);
  }

  private static void row(StringBuilder rows, Object... values) {
    for (int i = 0; i < values.length; i++) {
      rows.append(i == 0 ? "" : "\t").append(values[i]);
    }
    rows.append('\n');
  }

  private static Object orNull(@Nullable Object value) {
    return value == null ? "\\N" : value;
  }

  private static String bytes(byte[] value) {
    return "\\\\x" + HEX.formatHex(value);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private Connection connection() throws SQLException {
    try {
      return DriverManager.getConnection(
          platform.jdbcUrl("customer"), "customer", platform.databasePassword("customer"));
    } catch (IOException e) {
      throw new IllegalStateException("no password of the database", e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
