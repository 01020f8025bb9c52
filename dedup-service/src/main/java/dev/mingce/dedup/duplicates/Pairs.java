package dev.mingce.dedup.duplicates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.dedup.Database;
import dev.mingce.events.DedupDecision;
import dev.mingce.events.EventJson;
import dev.mingce.events.Evidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pairs that were found. */
@ApplicationScoped
class Pairs {

  static final String COLUMNS =
      "p.id, p.left_id, p.right_id, p.left_version, p.right_version, p.probability,"
          + " p.match_weight, p.decision, p.state, p.evidence, p.model_version, p.requested,"
          + " p.requested_by, p.decided_at";

  private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};
  private static final ObjectMapper JSON = EventJson.mapper();

  private final Database database;

  Pairs(Database database) {
    this.database = database;
  }

  List<Pair> ofCustomer(UUID customerId) {
    return database.query(
        "SELECT " + COLUMNS + " FROM match_pair p WHERE ? IN (p.left_id, p.right_id) ORDER BY p.id",
        Pairs::read,
        customerId);
  }

  Optional<Pair> find(UUID one, UUID other) {
    boolean inOrder = DedupDecision.inOrder(one, other);
    return database
        .query(
            "SELECT " + COLUMNS + " FROM match_pair p WHERE p.left_id = ? AND p.right_id = ?",
            Pairs::read,
            inOrder ? one : other,
            inOrder ? other : one)
        .stream()
        .findFirst();
  }

  Optional<Pair> find(UUID id) {
    return database
        .query("SELECT " + COLUMNS + " FROM match_pair p WHERE p.id = ?", Pairs::read, id)
        .stream()
        .findFirst();
  }

  /** The pairs with one of these customers. */
  List<Pair> ofAny(Collection<UUID> customerIds) {
    return database.query(
        "SELECT "
            + COLUMNS
            + " FROM match_pair p WHERE p.left_id = ANY (?) OR p.right_id = ANY (?) ORDER BY p.id",
        Pairs::read,
        customerIds,
        customerIds);
  }

  void save(List<Pair> pairs) {
    database.updateAll(
        """
        INSERT INTO match_pair (id, left_id, right_id, left_version, right_version, probability,
          match_weight, decision, state, evidence, model_version, requested, requested_by, decided_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET left_version = excluded.left_version,
          right_version = excluded.right_version, probability = excluded.probability,
          match_weight = excluded.match_weight, decision = excluded.decision, state = excluded.state,
          evidence = excluded.evidence, model_version = excluded.model_version,
          requested = excluded.requested, requested_by = excluded.requested_by,
          decided_at = excluded.decided_at
        """,
        pairs.stream().map(Pairs::row).toList());
  }

  private static @Nullable Object[] row(Pair pair) {
    return Database.row(
        pair.id(),
        pair.left(),
        pair.right(),
        pair.leftVersion(),
        pair.rightVersion(),
        pair.probability(),
        pair.matchWeight(),
        pair.decision(),
        pair.state().code(),
        new String(EventJson.write(pair.evidence()), StandardCharsets.UTF_8),
        pair.modelVersion(),
        pair.requested(),
        pair.requestedBy(),
        pair.decidedAt());
  }

  void removeOf(UUID customerId) {
    database.update("DELETE FROM match_pair WHERE ? IN (left_id, right_id)", customerId);
  }

  static Pair read(ResultSet row) throws SQLException {
    return new Pair(
        row.getObject("id", UUID.class),
        row.getObject("left_id", UUID.class),
        row.getObject("right_id", UUID.class),
        row.getLong("left_version"),
        row.getLong("right_version"),
        row.getDouble("probability"),
        row.getDouble("match_weight"),
        row.getString("decision"),
        PairState.ofCode(row.getString("state")),
        evidence(row.getString("evidence")),
        row.getString("model_version"),
        row.getBoolean("requested"),
        row.getString("requested_by"),
        row.getObject("decided_at", OffsetDateTime.class).toInstant());
  }

  private static List<Evidence> evidence(String json) {
    try {
      return JSON.readValue(json, EVIDENCE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored evidence is not readable", e);
    }
  }
}
