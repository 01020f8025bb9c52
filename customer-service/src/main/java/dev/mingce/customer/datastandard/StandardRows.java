package dev.mingce.customer.datastandard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.standard.StandardDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The statements of data standards. */
@ApplicationScoped
class StandardRows {
  private static final String LIST =
      """
      SELECT * FROM data_standard
      WHERE kind = coalesce(?, kind) AND channel = coalesce(?, channel) AND state = coalesce(?, state)
        AND (?::uuid IS NULL OR id < ?::uuid)
      ORDER BY id DESC LIMIT ?
      """;

  private final DataSource dataSource;
  private final ObjectMapper json;

  StandardRows(DataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.json = json;
  }

  List<StoredStandard> find(UUID id) {
    return select("SELECT * FROM data_standard WHERE id = ?", id);
  }

  List<StoredStandard> inForce() {
    return select("SELECT * FROM data_standard WHERE state = 'active'");
  }

  List<StoredStandard> inForce(String kind, String channel) {
    return select(
        "SELECT * FROM data_standard WHERE state = 'active' AND kind = ? AND channel = ?",
        kind,
        channel);
  }

  List<StoredStandard> list(
      @Nullable String kind,
      @Nullable String channel,
      @Nullable String state,
      @Nullable UUID before,
      int limit) {
    return select(LIST, kind, channel, state, before, before, limit);
  }

  int lastNumber(String kind, String channel) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT coalesce(max(number), 0) FROM data_standard"
                    + " WHERE kind = ? AND channel = ?")) {
      bind(select, kind, channel);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("standards not counted", e);
    }
  }

  void insert(StoredStandard s) {
    update(
        "INSERT INTO data_standard (id, kind, channel, number, state, definition, note, version,"
            + " created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        UUID.fromString(s.id()),
        s.kind(),
        s.channel(),
        s.number(),
        s.state().code(),
        write(s.definition()),
        s.note(),
        s.version(),
        s.createdBy(),
        timestamp(s.createdAt()));
  }

  /** Writes what changed; false when somebody else was faster. */
  boolean update(StoredStandard s, long expected) {
    return update(
            "UPDATE data_standard SET state = ?, definition = ?, note = ?, activated_by = ?,"
                + " activated_at = ?, retired_by = ?, retired_at = ?, version = version + 1"
                + " WHERE id = ? AND version = ?",
            s.state().code(),
            write(s.definition()),
            s.note(),
            s.activatedBy(),
            timestamp(s.activatedAt()),
            s.retiredBy(),
            timestamp(s.retiredAt()),
            UUID.fromString(s.id()),
            expected)
        == 1;
  }

  private int update(String sql, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      bind(update, values);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("standard not written", e);
    }
  }

  private List<StoredStandard> select(String sql, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, values);
      List<StoredStandard> standards = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          standards.add(standard(row));
        }
      }
      return standards;
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("standards not read", e);
    }
  }

  private StoredStandard standard(ResultSet row) throws SQLException, JsonProcessingException {
    String kind = row.getString("kind");
    String channel = row.getString("channel");
    int number = row.getInt("number");
    return new StoredStandard(
        row.getString("id"),
        StoredStandard.name(kind, channel, number),
        kind,
        channel,
        number,
        StandardState.find(row.getString("state")).orElseThrow(),
        json.readValue(row.getString("definition"), StandardDefinition.class),
        row.getString("note"),
        row.getLong("version"),
        row.getString("created_by"),
        instant(row, "created_at"),
        row.getString("activated_by"),
        instant(row, "activated_at"),
        row.getString("retired_by"),
        instant(row, "retired_at"));
  }

  private String write(StandardDefinition definition) {
    try {
      return json.writeValueAsString(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a definition is always JSON", e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
