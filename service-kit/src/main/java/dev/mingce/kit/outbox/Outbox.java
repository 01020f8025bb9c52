package dev.mingce.kit.outbox;

import dev.mingce.kit.Transactions;
import dev.mingce.kit.observe.Traces;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.sql.RoundTrip;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The only way to Kafka for what must agree with the database: a row written in the transaction of
 * the change, carried on by Debezium. Rows are inserted and never updated; {@link OutboxCleaner}
 * removes them long after.
 */
@ApplicationScoped
public class Outbox {
  /**
   * Largest value. With its headers it stays below the 1 MiB that brokers and producers take unless
   * told otherwise; one beyond that would stop the connector, and with it every event behind.
   */
  public static final int MAX_VALUE_BYTES = 1_000_000;

  private static final String INSERT =
      "INSERT INTO outbox (id, topic, key, type, source, subject, sequence, \"time\", traceparent,"
          + " dead_letter, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final DataSource dataSource;
  private final MeterRegistry metrics;

  Outbox(DataSource dataSource, MeterRegistry metrics) {
    this.dataSource = dataSource;
    this.metrics = metrics;
  }

  public void append(OutboxMessage message) {
    append(List.of(message));
  }

  /**
   * Appends messages in this order.
   *
   * @throws IllegalStateException outside a transaction: such an event could be published without
   *     its change
   * @throws ProblemException 413 when a value is larger than {@link #MAX_VALUE_BYTES}: what was
   *     sent makes an event that could never be published
   */
  public void append(List<OutboxMessage> messages) {
    Transactions.requireActive();
    messages.forEach(Outbox::requirePublishable);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (OutboxMessage message : messages) {
        bind(insert, message, Traces.traceparent());
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
    messages.forEach(
        m -> metrics.counter("mingce.outbox.appended", "topic", m.topic()).increment());
  }

  /**
   * The same as part of a trip to the database within the transaction of the change.
   *
   * @throws ProblemException 413 when a value is larger than {@link #MAX_VALUE_BYTES}
   */
  public void append(RoundTrip trip, List<OutboxMessage> messages) {
    Transactions.requireActive();
    messages.forEach(Outbox::requirePublishable);
    String traceparent = Traces.traceparent();
    for (OutboxMessage message : messages) {
      trip.add(
          rows -> metrics.counter("mingce.outbox.appended", "topic", message.topic()).increment(),
          INSERT,
          values(message, traceparent));
    }
  }

  private static void requirePublishable(OutboxMessage message) {
    byte @Nullable [] value = message.payload();
    if (value != null && value.length > MAX_VALUE_BYTES) {
      throw new ProblemException(KitError.BODY_TOO_LARGE);
    }
  }

  private static @Nullable Object[] values(OutboxMessage message, @Nullable String traceparent) {
    var envelope = message.envelope();
    return new @Nullable Object[] {
      envelope.id(),
      message.topic(),
      message.key(),
      envelope.type(),
      envelope.source(),
      envelope.subject(),
      envelope.sequence(),
      envelope.time().toString(),
      envelope.traceparent() != null ? envelope.traceparent() : traceparent,
      message.deadLetter(),
      message.payload()
    };
  }

  private static void bind(
      PreparedStatement insert, OutboxMessage message, @Nullable String traceparent)
      throws SQLException {
    @Nullable Object[] values = values(message, traceparent);
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i]);
    }
  }

  /** The row could not be written, so the transaction cannot commit. */
  static final class OutboxFailure extends RuntimeException {
    OutboxFailure(SQLException cause) {
      super("outbox not written", cause);
    }
  }
}
