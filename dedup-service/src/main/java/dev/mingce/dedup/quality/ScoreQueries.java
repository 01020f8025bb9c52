package dev.mingce.dedup.quality;

import dev.mingce.dedup.Database;
import dev.mingce.kit.audit.AccessEvents;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists scores for callers, the worst first, of the units that they may see. */
@ApplicationScoped
class ScoreQueries {

  private static final double BEFORE_ALL = -1;
  private static final UUID NOBODY = new UUID(0, 0);
  private static final String LIST =
      "SELECT "
          + QualityRows.COLUMNS
          + """
           FROM quality_score q
          WHERE (? OR q.unit = ANY (?::text[]))
            AND (?::text IS NULL OR q.unit = ?) AND (?::text IS NULL OR q.sources @> ARRAY[?::text])
            AND (?::text IS NULL OR q.kind = ?) AND (?::float8 IS NULL OR q.score < ?)
            AND (?::text IS NULL OR q.losses @> jsonb_build_array(jsonb_build_object('rule', ?::text)))
            AND (q.score, q.customer_id) > (?, ?)
          ORDER BY q.score, q.customer_id LIMIT ?
          """;

  private final Database database;
  private final Cursors cursors;
  private final AccessEvents access;

  ScoreQueries(Database database, Cursors cursors, AccessEvents access) {
    this.database = database;
    this.cursors = cursors;
    this.access = access;
  }

  /**
   * The score of one customer, as a page of one.
   *
   * @throws ProblemException 404 when there is none, or the caller may not see it, which is
   *     recorded
   */
  Page<ScoreView> one(Caller caller, UUID customerId) {
    StoredScore found =
        database
            .query(
                "SELECT " + QualityRows.COLUMNS + " FROM quality_score q WHERE q.customer_id = ?",
                QualityRows::read,
                customerId)
            .stream()
            .findFirst()
            .orElseThrow(ProblemException::notFound);
    if (!caller.sees(found.unit())) {
      access.deniedByUnit(caller, "quality-denied", customerId);
      throw ProblemException.notFound();
    }
    return new Page<>(List.of(ScoreView.of(found)), null, null);
  }

  Page<ScoreView> list(Caller caller, ScoreFilter filter, int limit, @Nullable String cursor) {
    Position after = position(filter, cursor);
    List<StoredScore> found =
        database.query(
            LIST,
            QualityRows::read,
            caller.seesAllUnits(),
            caller.orgUnits(),
            filter.unit(),
            filter.unit(),
            filter.source(),
            filter.source(),
            filter.kind(),
            filter.kind(),
            filter.below(),
            filter.below(),
            filter.rule(),
            filter.rule(),
            after.score(),
            after.customerId(),
            limit + 1);
    return Page.cut(found, limit, last -> next(filter, last)).map(ScoreView::of);
  }

  private record Position(double score, UUID customerId) {}

  private Position position(ScoreFilter filter, @Nullable String cursor) {
    if (cursor == null) {
      return new Position(BEFORE_ALL, NOBODY);
    }
    List<String> parts = cursors.decode(filter.listing(), cursor);
    if (parts.size() != 2) {
      throw new ProblemException(KitError.INVALID_CURSOR);
    }
    return new Position(Double.parseDouble(parts.getFirst()), UUID.fromString(parts.getLast()));
  }

  private String next(ScoreFilter filter, StoredScore last) {
    return cursors.encode(
        filter.listing(),
        List.of(Double.toString(last.score().score()), last.customerId().toString()));
  }
}
