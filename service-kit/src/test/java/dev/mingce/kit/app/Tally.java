package dev.mingce.kit.app;

import dev.mingce.events.EventJson;
import dev.mingce.events.MalformedEventException;
import dev.mingce.kit.inbox.EventHandler;
import dev.mingce.kit.inbox.ReceivedEvent;
import dev.mingce.kit.problem.TransientFault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Adds up the amounts of each key and keeps the order in which they came. */
public class Tally implements EventHandler {
  public static final String NOTED = "kit.noted.v1";

  private final String consumer;
  private final Set<String> topics;
  private final DataSource dataSource;
  private volatile int largestBatch = Integer.MAX_VALUE;
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

  /** The value of its events. */
  public record Noted(long amount) {}

  /** The state of a key. */
  public record State(long total, List<Long> sequences) {
    public static final State EMPTY = new State(0, List.of());
  }

  /** Throws after the effect was written and before it is committed, or lets it pass. */
  public interface Trouble {
    void with(ReceivedEvent event);
  }

  public Tally(String consumer, Set<String> topics, DataSource dataSource) {
    this.consumer = consumer;
    this.topics = Set.copyOf(topics);
    this.dataSource = dataSource;
  }

  public void trouble(String key, Trouble trouble) {
    troubles.put(key, trouble);
  }

  /** Refuses batches that are larger, as a database that has no room for their locks. */
  public void atOnce(int most) {
    largestBatch = most;
  }

  @Override
  public void prepare(List<ReceivedEvent> batch) {
    if (batch.size() > largestBatch) {
      throw new TransientFault("too much at once");
    }
  }

  @Override
  public String consumer() {
    return consumer;
  }

  @Override
  public Set<String> topics() {
    return topics;
  }

  @Override
  public Set<String> types() {
    return Set.of(NOTED);
  }

  @Override
  public void handle(ReceivedEvent event) {
    if (event.payload() == null) {
      throw new MalformedEventException("value is missing");
    }
    Noted noted = EventJson.read(event.payload(), Noted.class);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement add =
            connection.prepareStatement(
                "INSERT INTO tally AS t VALUES (?, ?, ?, ARRAY[?]) ON CONFLICT (consumer, key)"
                    + " DO UPDATE SET total = t.total + excluded.total,"
                    + " sequences = t.sequences || excluded.sequences")) {
      add.setString(1, consumer);
      add.setString(2, event.key());
      add.setLong(3, noted.amount());
      add.setLong(4, event.envelope().sequence());
      add.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    troubles.getOrDefault(event.key(), any -> {}).with(event);
  }

  public State state(String key) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement find =
            connection.prepareStatement(
                "SELECT total, sequences FROM tally WHERE consumer = ? AND key = ?")) {
      find.setString(1, consumer);
      find.setString(2, key);
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? new State(row.getLong(1), List.of((Long[]) row.getArray(2).getArray()))
            : State.EMPTY;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
