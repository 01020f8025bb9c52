package dev.mingce.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.kit.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Events that wait until an operator has dealt with the one that could not be read. */
@ApplicationScoped
public class ParkedEvents {
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
  private static final String COLUMNS =
      "SELECT id, position, consumer, topic, key, event_id, headers, payload, reason, origin,"
          + " parked_at FROM parked_event ";

  /** The reason of an event whose turn has come while its replay has not finished. */
  static final String UNFINISHED = "replay not finished";

  private final DataSource dataSource;
  private final ObjectMapper json;

  ParkedEvents(DataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.json = json;
  }

  /**
   * One parked event.
   *
   * @param reason why it could not be read, or null when it only waits behind another
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Parked(
      UUID id,
      long position,
      String consumer,
      String topic,
      String key,
      UUID eventId,
      Map<String, String> headers,
      byte @Nullable [] payload,
      @Nullable String reason,
      String origin,
      Instant parkedAt) {}

  /**
   * Holds these keys for the rest of the transaction. Whoever applies, parks or replays events of a
   * key does it under this lock, so that an event never overtakes one that is being replayed. Taken
   * in the order of the lock ids, so that two batches never wait for each other.
   */
  void lockKeys(String consumer, Collection<String> keys) {
    String lock =
        "SELECT pg_advisory_xact_lock(id) FROM (SELECT DISTINCT hashtextextended(? || ' ' || key, 1) AS id"
            + " FROM unnest(?) AS key ORDER BY id) ordered";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(lock)) {
      statement.setString(1, consumer);
      statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
      statement.execute();
    } catch (SQLException e) {
      throw new Inbox.InboxFailure(e);
    }
  }

  /** Those of the keys for which something is parked. */
  public Set<String> parkedKeys(String consumer, Collection<String> keys) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement find =
            connection.prepareStatement(
                "SELECT DISTINCT key FROM parked_event WHERE consumer = ? AND key = ANY (?)")) {
      find.setString(1, consumer);
      find.setArray(2, connection.createArrayOf("text", keys.toArray()));
      Set<String> parked = new HashSet<>();
      try (ResultSet rows = find.executeQuery()) {
        while (rows.next()) {
          parked.add(rows.getString(1));
        }
      }
      return parked;
    } catch (SQLException e) {
      throw new Inbox.InboxFailure(e);
    }
  }

  void park(String consumer, UUID eventId, RawEvent event, @Nullable String reason) {
    String insert =
        "INSERT INTO parked_event (id, consumer, topic, key, event_id, headers, payload, reason, origin)"
            + " VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setObject(1, Ids.next());
      statement.setString(2, consumer);
      statement.setString(3, event.topic());
      statement.setString(4, event.key());
      statement.setObject(5, eventId);
      statement.setString(6, json.writeValueAsString(event.headers()));
      statement.setBytes(7, event.payload());
      statement.setString(8, reason);
      statement.setString(9, event.origin());
      statement.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new Inbox.InboxFailure(e);
    }
  }

  /** Everything parked for a key, in order. */
  public List<Parked> ofKey(String consumer, String key) {
    return find("WHERE consumer = ? AND key = ? ORDER BY position", consumer, key);
  }

  /** The oldest events parked for a key, in order. */
  List<Parked> firstOfKey(String consumer, String key, int limit) {
    return find("WHERE consumer = ? AND key = ? ORDER BY position LIMIT ?", consumer, key, limit);
  }

  /** How many events are parked for the key after this one. */
  long behind(Parked event) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT count(*) FROM parked_event WHERE consumer = ? AND key = ? AND position > ?")) {
      count.setString(1, event.consumer());
      count.setString(2, event.key());
      count.setLong(3, event.position());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new Inbox.InboxFailure(e);
    }
  }

  /**
   * Shows the first event of a key to operators when it only waited: what it waited for is gone,
   * and nobody else would ever start its replay again if this one stopped here.
   */
  void markFirstUnfinished(String consumer, String key) {
    update(
        "UPDATE parked_event SET reason = ? WHERE reason IS NULL AND id ="
            + " (SELECT id FROM parked_event WHERE consumer = ? AND key = ? ORDER BY position LIMIT 1)",
        UNFINISHED,
        consumer,
        key);
  }

  /** Notes why an event that only waited cannot be read; false when that was known before. */
  boolean becameUnreadable(UUID id, String reason) {
    return update(
            "UPDATE parked_event SET reason = ? WHERE id = ? AND (reason IS NULL OR reason = ?)",
            reason,
            id,
            UNFINISHED)
        == 1;
  }

  public Optional<Parked> byId(UUID id) {
    return find("WHERE id = ?", id).stream().findFirst();
  }

  /** False when it was removed before. */
  public boolean remove(UUID id) {
    return update("DELETE FROM parked_event WHERE id = ?", id) == 1;
  }

  private int update(String sql, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new Inbox.InboxFailure(e);
    }
  }

  private List<Parked> find(String where, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(COLUMNS + where)) {
      for (int i = 0; i < arguments.length; i++) {
        select.setObject(i + 1, arguments[i]);
      }
      List<Parked> parked = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          parked.add(read(rows));
        }
      }
      return parked;
    } catch (SQLException | JsonProcessingException e) {
      throw new Inbox.InboxFailure(e);
    }
  }

  private Parked read(ResultSet row) throws SQLException, JsonProcessingException {
    return new Parked(
        row.getObject("id", UUID.class),
        row.getLong("position"),
        row.getString("consumer"),
        row.getString("topic"),
        row.getString("key"),
        row.getObject("event_id", UUID.class),
        json.readValue(row.getString("headers"), HEADERS),
        row.getBytes("payload"),
        row.getString("reason"),
        row.getString("origin"),
        row.getTimestamp("parked_at").toInstant());
  }
}
