package dev.mingce.dedup.quality;

import dev.mingce.dedup.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Daily sums of scores, by unit; they name no record. */
@ApplicationScoped
class TrendRows {

  static final Set<String> FACETS = Set.of("unit", "source", "field", "rule");

  // A place in a list is told by its list: /contactPoints/1/value is about /contactPoints.
  private static final String FIELD = "regexp_replace(l ->> 'pointer', '/[0-9]+(/.*)?$', '')";

  private final Database database;

  TrendRows(Database database) {
    this.database = database;
  }

  /** Sums a day up; what was summed up of it before is replaced. */
  void sumUp(LocalDate day, double low) {
    database.update("DELETE FROM quality_trend WHERE day = ?", day);
    database.update(
        """
        INSERT INTO quality_trend (day, unit, facet, key, records, score_sum, low, failed)
        SELECT ?, unit, 'unit', unit, count(*), sum(score), count(*) FILTER (WHERE score < ?), 0
        FROM quality_score GROUP BY unit
        UNION ALL
        SELECT ?, unit, 'source', s, count(*), sum(score), count(*) FILTER (WHERE score < ?), 0
        FROM quality_score CROSS JOIN LATERAL unnest(sources) AS s GROUP BY unit, s
        """,
        day,
        low,
        day,
        low);
    database.update(sumOfLosses("l ->> 'rule'"), day, "rule");
    database.update(sumOfLosses(FIELD), day, "field");
  }

  // A record counts once, however many of its places break the rule.
  private static String sumOfLosses(String key) {
    return """
    INSERT INTO quality_trend (day, unit, facet, key, records, score_sum, low, failed)
    SELECT ?, b.unit, ?, b.key, u.records, u.score_sum, 0, b.failed
    FROM (SELECT unit, %s AS key, count(DISTINCT customer_id) AS failed
          FROM quality_score CROSS JOIN LATERAL jsonb_array_elements(losses) AS l GROUP BY 1, 2) b
    JOIN (SELECT unit, count(*) AS records, sum(score) AS score_sum FROM quality_score GROUP BY unit) u
      USING (unit)
    """
        .formatted(key);
  }

  /** The sums of the units that may be seen. */
  List<TrendView> find(
      String facet,
      @Nullable String key,
      LocalDate from,
      LocalDate to,
      boolean allUnits,
      Set<String> units) {
    return database.query(
        """
        SELECT day, key, sum(records), sum(score_sum) / sum(records), sum(low), sum(failed)
        FROM quality_trend
        WHERE facet = ? AND (?::text IS NULL OR key = ?) AND day BETWEEN ? AND ?
          AND (? OR unit = ANY (?::text[]))
        GROUP BY day, key ORDER BY day, key LIMIT 5000
        """,
        row ->
            new TrendView(
                row.getObject(1, LocalDate.class),
                row.getString(2),
                row.getLong(3),
                Math.round(row.getDouble(4) * 100) / 100.0,
                row.getLong(5),
                row.getLong(6)),
        facet,
        key,
        key,
        from,
        to,
        allUnits,
        units);
  }
}
