package dev.mingce.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.kit.Transactions;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Safe retries: the answer is stored in the transaction of the effect, so there is never an effect
 * without its answer or the other way round. Kept for 24 hours.
 *
 * <p>Two requests with one key at the same time meet at a transaction-level advisory lock: the
 * second is told 409 and does not wait, as it would hold a connection for nothing.
 */
@ApplicationScoped
public class Idempotency {
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private static final String FIND =
      """
      SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)) AS locked, a.body_digest, a.status,
             a.headers, a.subject_id, a.body
      FROM (SELECT 1) one LEFT JOIN idempotent_answer a
        ON a.caller = ? AND a.operation = ? AND a.key = ? AND a.created_at > now() - interval '24 hours'
      """;

  private static final String STORE =
      """
      INSERT INTO idempotent_answer (caller, operation, key, body_digest, subject_id, status, headers, body)
      VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
      ON CONFLICT (caller, operation, key) DO UPDATE
        SET body_digest = excluded.body_digest, subject_id = excluded.subject_id, status = excluded.status,
            headers = excluded.headers, body = excluded.body, created_at = now()
        WHERE idempotent_answer.created_at <= now() - interval '24 hours'
      """;

  private final DataSource dataSource;
  private final ObjectMapper json;

  Idempotency(DataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.json = json;
  }

  /**
   * The earlier answer to this request, if there was one; else the request is this transaction's to
   * carry out.
   *
   * @throws ProblemException 422 when the key was used with another body, 409 while the first
   *     request still runs
   */
  public Optional<StoredAnswer> begin(IdempotentRequest request) {
    Transactions.requireActive();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, request.caller() + ' ' + request.operation() + ' ' + request.key());
      find.setString(2, request.caller());
      find.setString(3, request.operation());
      find.setString(4, request.key());
      try (ResultSet row = find.executeQuery()) {
        row.next();
        byte[] digest = row.getBytes("body_digest");
        if (digest == null) {
          if (!row.getBoolean("locked")) {
            throw new ProblemException(KitError.REQUEST_IN_PROGRESS);
          }
          return Optional.empty();
        }
        if (!MessageDigest.isEqual(digest, request.bodyDigest())) {
          throw new ProblemException(KitError.IDEMPOTENCY_KEY_REUSED);
        }
        return Optional.of(
            new StoredAnswer(
                row.getInt("status"),
                json.readValue(row.getString("headers"), HEADERS),
                row.getObject("subject_id", UUID.class),
                row.getString("body")));
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("idempotent answer not read", e);
    }
  }

  /** Stores the answer of the request that {@link #begin} let through. */
  public void complete(IdempotentRequest request, StoredAnswer answer) {
    RoundTrip trip = new RoundTrip();
    complete(trip, request, answer);
    try (Connection connection = dataSource.getConnection()) {
      trip.run(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("idempotent answer not stored", e);
    }
  }

  /** The same as part of a trip to the database within the transaction of the effect. */
  public void complete(RoundTrip trip, IdempotentRequest request, StoredAnswer answer) {
    Transactions.requireActive();
    trip.add(
        Idempotency::requireFirst,
        STORE,
        request.caller(),
        request.operation(),
        request.key(),
        request.bodyDigest(),
        answer.subjectId(),
        answer.status(),
        write(answer.headers()),
        answer.body());
  }

  private static void requireFirst(int rows) {
    if (rows == 0) {
      // The first request committed between our look and our lock: its answer stands, this effect
      // rolls back.
      throw new ProblemException(KitError.REQUEST_IN_PROGRESS);
    }
  }

  private String write(Map<String, String> headers) {
    try {
      return json.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers are always JSON", e);
    }
  }
}
