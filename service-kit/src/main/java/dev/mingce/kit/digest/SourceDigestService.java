package dev.mingce.kit.digest;

import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.SourceDigest;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.PrivateKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs how many events this service sent in an hour, topic by topic, and which. */
@ApplicationScoped
public class SourceDigestService {
  private static final int FETCH = 5_000;

  // Whoever holds the row makes the digest; others have nothing to do meanwhile.
  private static final String NEXT =
      "SELECT digested_until FROM outbox_digest WHERE id = 1 FOR UPDATE SKIP LOCKED";

  // An event with an id of the hour may still be in a transaction that began by then.
  private static final String OPEN =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
          + " AND usename = current_user AND pid <> pg_backend_pid() AND xact_start < ?";

  private static final String SENT =
      "SELECT id FROM outbox WHERE topic = ? AND id >= ? AND id < ? ORDER BY id";

  private final DataSource dataSource;
  private final Outbox outbox;
  private final String service;
  private final int keptDays;

  SourceDigestService(
      DataSource dataSource,
      Outbox outbox,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "mingce.outbox.keep-days") int keptDays) {
    this.dataSource = dataSource;
    this.outbox = outbox;
    this.service = service;
    this.keptDays = keptDays;
  }

  /**
   * Makes the digests of the next hour, if it is over by a moment and no transaction of then is
   * still open.
   *
   * @param over the hour must have ended by then
   * @return whether there were any to make
   */
  @Transactional
  public boolean makeNext(List<String> topics, PrivateKey key, Instant over) {
    try (Connection connection = dataSource.getConnection()) {
      Optional<Instant> next = next(connection);
      if (next.isEmpty()) {
        return false;
      }
      // Of what is no longer in the outbox nothing can be said.
      Instant kept = over.minus(Duration.ofDays(keptDays - 1L)).truncatedTo(ChronoUnit.HOURS);
      Instant from = next.get().isBefore(kept) ? kept : next.get();
      Instant to = from.plus(1, ChronoUnit.HOURS);
      if (to.isAfter(over) || isOpen(connection, over)) {
        return false;
      }
      for (String topic : topics) {
        publish(topic, from, to, sent(connection, topic, from, to), key);
      }
      advance(connection, to);
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException("digest not made", e);
    }
  }

  private void publish(String topic, Instant from, Instant to, IdDigest ids, PrivateKey key) {
    long count = ids.count();
    String hash = ids.hash();
    SourceDigest digest =
        new SourceDigest(
            service,
            topic,
            from,
            to,
            count,
            hash,
            DigestKeys.sign(SourceDigest.statement(service, topic, from, to, count, hash), key),
            Instant.now().truncatedTo(ChronoUnit.MICROS));
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), "/mingce/" + service, digest, null);
    outbox.append(
        OutboxMessage.event(
            Topics.AUDIT_DIGESTS, envelope.subject(), envelope, EventJson.write(digest)));
  }

  private static Optional<Instant> next(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(NEXT);
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
          : Optional.empty();
    }
  }

  private static boolean isOpen(Connection connection, Instant over) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OPEN)) {
      select.setObject(1, over.atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1) > 0;
      }
    }
  }

  private static IdDigest sent(Connection connection, String topic, Instant from, Instant to)
      throws SQLException {
    IdDigest ids = new IdDigest();
    try (PreparedStatement select = connection.prepareStatement(SENT)) {
      select.setFetchSize(FETCH);
      select.setString(1, topic);
      select.setObject(2, IdDigest.least(from));
      select.setObject(3, IdDigest.least(to));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return ids;
  }

  private static void advance(Connection connection, Instant to) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE outbox_digest SET digested_until = ? WHERE id = 1")) {
      update.setObject(1, to.atOffset(ZoneOffset.UTC));
      update.executeUpdate();
    }
  }
}
