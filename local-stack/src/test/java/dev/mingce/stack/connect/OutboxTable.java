package dev.mingce.stack.connect;

import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** An outbox as the services' migrations make it, written to without a service. */
final class OutboxTable implements AutoCloseable {

  static final String TOPIC = "mingce.customer.changes.v1";

  private static final String SCHEMA =
      """
      CREATE TABLE outbox (
        id uuid PRIMARY KEY, topic text NOT NULL, key text NOT NULL, type text NOT NULL,
        source text NOT NULL, subject text NOT NULL, sequence bigint NOT NULL, "time" text NOT NULL,
        spec_version text NOT NULL DEFAULT '1.0',
        content_type text NOT NULL DEFAULT 'application/json',
        traceparent text, dead_letter text,
        created_at timestamptz NOT NULL DEFAULT now(), payload bytea);
      CREATE TABLE outbox_heartbeat (id int PRIMARY KEY, beat_at timestamptz NOT NULL);
      CREATE PUBLICATION mingce_outbox FOR TABLE outbox, outbox_heartbeat
        WITH (publish = 'insert, update');
      GRANT USAGE ON SCHEMA public TO mingce_cdc;
      GRANT SELECT ON outbox TO mingce_cdc;
      GRANT SELECT, INSERT, UPDATE ON outbox_heartbeat TO mingce_cdc;
      """;

  private final Connection connection;

  private OutboxTable(Connection connection) {
    this.connection = connection;
  }

  static OutboxTable connect(PlatformProcess platform) throws SQLException, IOException {
    return new OutboxTable(
        DriverManager.getConnection(
            platform.jdbcUrl("customer"), "customer", platform.databasePassword("customer")));
  }

  OutboxTable create() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(SCHEMA);
    }
    return this;
  }

  /** Inserts in a transaction of its own; a null payload stands for a tombstone. */
  UUID insert(String key, long sequence, String payload, String traceparent) throws SQLException {
    UUID id = UUID.randomUUID();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO outbox (id, topic, key, type, source, subject, sequence, time,"
                + " traceparent, payload) VALUES (?, ?, ?, 'customer.updated.v1',"
                + " '/customer-service', ?, ?, '2026-01-02T03:04:05.678901Z', ?, ?)")) {
      insert.setObject(1, id);
      insert.setString(2, TOPIC);
      insert.setString(3, key);
      insert.setString(4, key);
      insert.setLong(5, sequence);
      insert.setString(6, traceparent);
      insert.setBytes(7, payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
      insert.executeUpdate();
    }
    return id;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
