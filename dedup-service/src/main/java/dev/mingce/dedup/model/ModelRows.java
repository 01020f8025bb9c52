package dev.mingce.dedup.model;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.normalize.SubjectKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of models. */
@ApplicationScoped
class ModelRows {

  private static final String SELECT = "SELECT * FROM match_model ";

  private final Database database;

  ModelRows(Database database) {
    this.database = database;
  }

  /** Id and version of the row of the active model: all that is read for each decision. */
  record Head(UUID id, long rowVersion) {}

  Optional<Head> activeHead(SubjectKind kind) {
    return database
        .query(
            "SELECT id, row_version FROM match_model WHERE kind = ? AND state = 'active'",
            row -> new Head(row.getObject(1, UUID.class), row.getLong(2)),
            CandidateService.code(kind))
        .stream()
        .findFirst();
  }

  Optional<ModelRow> find(UUID id) {
    return database.query(SELECT + "WHERE id = ?", ModelRows::read, id).stream().findFirst();
  }

  /** Reads a model and keeps everybody else from changing it until the transaction ends. */
  Optional<ModelRow> lock(UUID id) {
    return database.query(SELECT + "WHERE id = ? FOR UPDATE", ModelRows::read, id).stream()
        .findFirst();
  }

  List<ModelRow> list(@Nullable SubjectKind kind, @Nullable UUID before, int limit) {
    return database.query(
        SELECT
            + "WHERE kind = coalesce(?, kind) AND (?::uuid IS NULL OR id < ?::uuid)"
            + " ORDER BY id DESC LIMIT ?",
        ModelRows::read,
        kind == null ? null : CandidateService.code(kind),
        before,
        before,
        limit);
  }

  /** Stores a model unless its version is known. */
  void insert(ModelRow model) {
    database.update(
        """
        INSERT INTO match_model (id, kind, version, state, document, origin, created_by, created_at, activated_at)
        VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        model.id(),
        CandidateService.code(model.kind()),
        model.version(),
        model.state(),
        model.document(),
        model.origin(),
        model.createdBy(),
        model.createdAt(),
        model.activatedAt());
  }

  void document(UUID id, String document) {
    database.update(
        "UPDATE match_model SET document = ?::jsonb, row_version = row_version + 1 WHERE id = ?",
        document,
        id);
  }

  /** Makes this model the active one of its kind. */
  void activate(ModelRow model) {
    database.update(
        "UPDATE match_model SET state = 'retired', row_version = row_version + 1"
            + " WHERE kind = ? AND state = 'active'",
        CandidateService.code(model.kind()));
    database.update(
        "UPDATE match_model SET state = 'active', activated_at = now(), row_version = row_version + 1"
            + " WHERE id = ?",
        model.id());
  }

  void frequencies(UUID model, Map<Long, Double> shares) {
    List<Double> values = new ArrayList<>();
    List<Long> hashes = new ArrayList<>();
    shares.forEach((hash, share) -> {
      hashes.add(hash);
      values.add(share);
    });
    if (!hashes.isEmpty()) {
      database.update(
          "INSERT INTO model_frequency (model_id, hash, share)"
              + " SELECT ?, f.hash, f.share FROM unnest(?, ?) AS f(hash, share) ON CONFLICT DO NOTHING",
          model,
          hashes,
          values);
    }
  }

  Map<Long, Double> frequencies(UUID model) {
    Map<Long, Double> shares = new HashMap<>();
    database.query(
        "SELECT hash, share FROM model_frequency WHERE model_id = ?",
        row -> shares.put(row.getLong(1), (double) row.getFloat(2)),
        model);
    return shares;
  }

  private static ModelRow read(ResultSet row) throws SQLException {
    OffsetDateTime activated = row.getObject("activated_at", OffsetDateTime.class);
    Instant activatedAt = activated == null ? null : activated.toInstant();
    return new ModelRow(
        row.getObject("id", UUID.class),
        CandidateService.kind(row.getString("kind")),
        row.getString("version"),
        row.getString("state"),
        row.getLong("row_version"),
        row.getString("document"),
        row.getString("origin"),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        activatedAt);
  }
}
