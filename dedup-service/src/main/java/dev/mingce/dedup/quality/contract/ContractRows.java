package dev.mingce.dedup.quality.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.dedup.Database;
import dev.mingce.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Contracts in the database. */
@ApplicationScoped
class ContractRows {

  private static final ObjectMapper JSON = EventJson.mapper();
  private static final TypeReference<Map<String, Double>> RULES = new TypeReference<>() {};
  private static final TypeReference<List<Breach>> BREACHES = new TypeReference<>() {};
  private static final String SELECT =
      "SELECT system, version, window_hours, min_records, rules, state, breaches, note, since,"
          + " actor FROM source_contract ";

  private final Database database;

  ContractRows(Database database) {
    this.database = database;
  }

  Set<String> systems() {
    return Set.copyOf(
        database.query("SELECT system FROM source_contract", row -> row.getString(1)));
  }

  List<StoredContract> all() {
    return database.query(SELECT + "ORDER BY system", ContractRows::read);
  }

  Optional<StoredContract> find(String system) {
    return database.query(SELECT + "WHERE system = ?", ContractRows::read, system).stream()
        .findFirst();
  }

  /** Writes a contract over the version before it; false when that is not the current one. */
  boolean save(StoredContract next) {
    return database.update(
            """
            INSERT INTO source_contract (system, version, window_hours, min_records, rules, state,
              breaches, note, since, actor)
            VALUES (?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?)
            ON CONFLICT (system) DO UPDATE SET version = excluded.version,
              window_hours = excluded.window_hours, min_records = excluded.min_records,
              rules = excluded.rules, state = excluded.state, breaches = excluded.breaches,
              note = excluded.note, since = excluded.since, actor = excluded.actor
            WHERE source_contract.version = excluded.version - 1
            """,
            next.system(),
            next.version(),
            next.terms().windowHours(),
            next.terms().minRecords(),
            write(next.terms().rules()),
            next.quarantined() ? ContractView.QUARANTINED : ContractView.OPEN,
            write(next.breaches()),
            next.note(),
            next.since(),
            next.actor())
        > 0;
  }

  boolean remove(String system, long version) {
    return database.update(
            "DELETE FROM source_contract WHERE system = ? AND version = ?", system, version)
        > 0;
  }

  private static StoredContract read(ResultSet row) throws SQLException {
    return new StoredContract(
        row.getString("system"),
        row.getLong("version"),
        new ContractTerms(
            row.getInt("window_hours"),
            row.getInt("min_records"),
            read(row.getString("rules"), RULES)),
        row.getString("state").equals(ContractView.QUARANTINED),
        read(row.getString("breaches"), BREACHES),
        row.getString("note"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getString("actor"));
  }

  private static String write(Object value) {
    return new String(EventJson.write(value), StandardCharsets.UTF_8);
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored is not readable", e);
    }
  }
}
