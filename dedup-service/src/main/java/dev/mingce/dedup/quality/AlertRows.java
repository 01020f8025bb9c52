package dev.mingce.dedup.quality;

import dev.mingce.dedup.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Rules that too many records of a unit break. */
@ApplicationScoped
class AlertRows {

  private final Database database;

  AlertRows(Database database) {
    this.database = database;
  }

  /** How many records of a unit break a rule on a day. */
  record Rate(String unit, String rule, long records, long violations) {
    double share() {
      return records == 0 ? 0 : (double) violations / records;
    }
  }

  List<Rate> rates(LocalDate day) {
    return database.query(
        "SELECT unit, key, records, failed FROM quality_trend WHERE day = ? AND facet = 'rule'"
            + " ORDER BY unit, key",
        row -> new Rate(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)),
        day);
  }

  List<AlertView> open(boolean allUnits, Set<String> units) {
    return database.query(
        "SELECT id, unit, rule, share, threshold, records, raised_at FROM quality_alert WHERE"
            + " cleared_at IS NULL AND (? OR unit = ANY (?::text[])) ORDER BY id DESC LIMIT 1000",
        row ->
            new AlertView(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getLong(6),
                row.getObject(7, OffsetDateTime.class).toInstant()),
        allUnits,
        units);
  }

  /** Raises an alert, or brings the figures of a raised one up to date; true when it is new. */
  boolean raise(UUID id, Rate rate, double threshold, Instant now) {
    boolean known =
        database.update(
                "UPDATE quality_alert SET share = ?, threshold = ?, records = ?"
                    + " WHERE unit = ? AND rule = ? AND cleared_at IS NULL",
                rate.share(),
                threshold,
                rate.records(),
                rate.unit(),
                rate.rule())
            > 0;
    if (!known) {
      database.update(
          "INSERT INTO quality_alert (id, unit, rule, share, threshold, records, raised_at)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?)",
          id,
          rate.unit(),
          rate.rule(),
          rate.share(),
          threshold,
          rate.records(),
          now);
    }
    return !known;
  }

  void clear(UUID id, Instant now) {
    database.update(
        "UPDATE quality_alert SET cleared_at = ? WHERE id = ? AND cleared_at IS NULL", now, id);
  }
}
