package dev.mingce.dedup.quality.inspection;

import dev.mingce.dedup.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inspections in the database. */
@ApplicationScoped
class InspectionRows {

  private static final String SELECT = "SELECT * FROM inspection ";
  private static final String DRAWN_FROM =
      """
       FROM quality_score WHERE (? OR unit = ANY (?::text[])) AND (?::text IS NULL OR unit = ?)
        AND (?::text IS NULL OR sources @> ARRAY[?::text]) AND (?::text IS NULL OR kind = ?)
      """;

  private final Database database;

  InspectionRows(Database database) {
    this.database = database;
  }

  /** From what is drawn. */
  record Frame(
      boolean allUnits,
      Set<String> units,
      @Nullable String unit,
      @Nullable String source,
      @Nullable String kind) {}

  long population(Frame from) {
    return database
        .query(
            "SELECT count(*)" + DRAWN_FROM,
            row -> row.getLong(1),
            from.allUnits(),
            from.units(),
            from.unit(),
            from.unit(),
            from.source(),
            from.source(),
            from.kind(),
            from.kind())
        .getFirst();
  }

  /**
   * Draws records by the order of a hash of seed and id, which is as good as chance and the same
   * each time.
   */
  int draw(UUID inspection, Frame from, long seed, int size) {
    return database.update(
        "INSERT INTO inspection_item (inspection_id, customer_id, version, place)"
            + " SELECT ?, customer_id, version, row_number() OVER (ORDER BY hash) FROM"
            + " (SELECT customer_id, version, sha256((? || ':' || customer_id)::bytea) AS hash"
            + DRAWN_FROM
            + " ORDER BY hash LIMIT ?) drawn",
        inspection,
        Long.toString(seed),
        from.allUnits(),
        from.units(),
        from.unit(),
        from.unit(),
        from.source(),
        from.source(),
        from.kind(),
        from.kind(),
        size);
  }

  void insert(Inspection one) {
    database.update(
        "INSERT INTO inspection (id, version, unit, source, kind, seed, population, drawn, state,"
            + " created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)",
        one.id(),
        one.version(),
        one.unit(),
        one.source(),
        one.kind(),
        one.seed(),
        one.population(),
        one.drawn(),
        one.createdBy(),
        one.createdAt());
  }

  void drew(UUID id, int drawn) {
    database.update("UPDATE inspection SET drawn = ? WHERE id = ?", drawn, id);
  }

  Optional<Inspection> find(UUID id) {
    return database.query(SELECT + "WHERE id = ?", InspectionRows::read, id).stream().findFirst();
  }

  /** Reads an inspection and keeps everybody else from changing it until the transaction ends. */
  Optional<Inspection> lock(UUID id) {
    return database.query(SELECT + "WHERE id = ? FOR UPDATE", InspectionRows::read, id).stream()
        .findFirst();
  }

  List<Inspection> list(@Nullable String creator, @Nullable UUID before, int limit) {
    return database.query(
        SELECT
            + "WHERE (?::text IS NULL OR created_by = ?) AND (?::uuid IS NULL OR id < ?::uuid)"
            + " ORDER BY id DESC LIMIT ?",
        InspectionRows::read,
        creator,
        creator,
        before,
        before,
        limit);
  }

  List<InspectionView.Item> items(UUID id) {
    return database.query(
        "SELECT customer_id, version, outcome, fields, marked_by, marked_at FROM inspection_item"
            + " WHERE inspection_id = ? ORDER BY place",
        row ->
            new InspectionView.Item(
                row.getObject("customer_id", UUID.class),
                row.getLong("version"),
                row.getString("outcome"),
                Arrays.asList((String[]) row.getArray("fields").getArray()),
                row.getString("marked_by"),
                instant(row, "marked_at")),
        id);
  }

  boolean mark(
      UUID id, UUID customerId, String outcome, List<String> fields, String actor, Instant now) {
    return database.update(
            "UPDATE inspection_item SET outcome = ?, fields = ?::text[], marked_by = ?,"
                + " marked_at = ? WHERE inspection_id = ? AND customer_id = ?",
            outcome,
            fields,
            actor,
            now,
            id,
            customerId)
        > 0;
  }

  /** Counts the marks again and writes the next version. */
  void count(UUID id) {
    database.update(
        """
        UPDATE inspection SET version = version + 1,
          correct = (SELECT count(*) FROM inspection_item WHERE inspection_id = id AND outcome = 'correct'),
          wrong = (SELECT count(*) FROM inspection_item WHERE inspection_id = id AND outcome = 'wrong')
        WHERE id = ?
        """,
        id);
  }

  void signOff(UUID id, String actor, Instant now, @Nullable String note) {
    database.update(
        "UPDATE inspection SET state = 'signed-off', version = version + 1, signed_by = ?,"
            + " signed_at = ?, note = ? WHERE id = ?",
        actor,
        now,
        note,
        id);
  }

  /** Takes a customer out of all samples; what was counted of those that are signed off stays. */
  void forget(UUID customerId) {
    List<UUID> open =
        database.query(
            "SELECT i.id FROM inspection i JOIN inspection_item t ON t.inspection_id = i.id"
                + " WHERE t.customer_id = ? AND i.state = 'open' ORDER BY i.id FOR UPDATE OF i",
            row -> row.getObject(1, UUID.class),
            customerId);
    database.update("DELETE FROM inspection_item WHERE customer_id = ?", customerId);
    open.forEach(this::count);
  }

  private static Inspection read(ResultSet row) throws SQLException {
    Instant created = instant(row, "created_at");
    return new Inspection(
        row.getObject("id", UUID.class),
        row.getLong("version"),
        row.getString("unit"),
        row.getString("source"),
        row.getString("kind"),
        row.getLong("seed"),
        row.getLong("population"),
        row.getInt("drawn"),
        row.getString("state").equals("signed-off"),
        row.getInt("correct"),
        row.getInt("wrong"),
        row.getString("created_by"),
        created == null ? Instant.EPOCH : created,
        row.getString("signed_by"),
        instant(row, "signed_at"),
        row.getString("note"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
