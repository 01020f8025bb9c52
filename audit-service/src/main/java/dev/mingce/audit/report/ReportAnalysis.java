package dev.mingce.audit.report;

import dev.mingce.audit.log.LogFailure;
import dev.mingce.audit.query.EntriesService;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Looks through the entries of a time. */
@ApplicationScoped
class ReportAnalysis {
  /** Most findings of a report. */
  static final int MOST = 1_000;

  /** Whoever has fewer days of reveals before has no usual day yet. */
  private static final int LEAST_DAYS = 5;

  // Looks at unmasked data that succeeded.
  private static final String LOOKS =
      " action IN ('customer.reveal', 'customer.export', 'customer.unseal', 'audit.export')"
          + " AND outcome = 'done'";

  private static final String TIME = " at >= ? AND at < ?";

  private static final String EVERYBODY =
      "SELECT actor_subject, count(*), count(DISTINCT target_id) FILTER (WHERE action LIKE"
          + " 'customer.%'), min(at), max(at), count(*) FILTER (WHERE action = 'customer.reveal' AND"
          + " outcome = 'done'), count(*) FILTER (WHERE action LIKE '%.export' AND outcome = 'done'),"
          + " count(*) FILTER (WHERE outcome = 'denied'), max(leaf_index) FROM entry WHERE"
          + TIME
          + " GROUP BY actor_subject ORDER BY count(*) DESC, actor_subject LIMIT ?";

  private static final String WITHIN_AN_HOUR =
      "SELECT actor_subject, count(*), count(DISTINCT target_id), date_trunc('hour', at, 'UTC'),"
          + " date_trunc('hour', at, 'UTC') + interval '1 hour' FROM entry WHERE"
          + TIME
          + " AND"
          + LOOKS
          + " GROUP BY actor_subject, date_trunc('hour', at, 'UTC')"
          + " HAVING greatest(count(DISTINCT target_id), count(*) FILTER (WHERE target_id IS NULL)) >= ?"
          + " ORDER BY count(*) DESC, actor_subject LIMIT ?";

  private static final String AT_NIGHT =
      "SELECT actor_subject, count(*), count(DISTINCT target_id), min(at), max(at) FROM entry WHERE"
          + TIME
          + " AND"
          + LOOKS
          + " AND (extract(isodow FROM at AT TIME ZONE ?) > 5 OR extract(hour FROM at AT TIME ZONE ?)"
          + " NOT BETWEEN ? AND ?) GROUP BY actor_subject HAVING count(*) >= ?"
          + " ORDER BY count(*) DESC, actor_subject LIMIT ?";

  // A refusal that happened many times is one entry that says how many.
  private static final String DENIED =
      "SELECT actor_subject, sum(coalesce((convert_from(bytes, 'UTF8')::jsonb -> 'data' ->>"
          + " 'count')::bigint, 1))::bigint AS times, count(DISTINCT target_id) FILTER (WHERE action"
          + " LIKE 'customer.%'), min(at), max(at) FROM entry WHERE outcome = 'denied'"
          + " AND (action LIKE 'customer.%' OR action LIKE 'access.%') AND"
          + TIME
          + " GROUP BY actor_subject HAVING sum(coalesce((convert_from(bytes, 'UTF8')::jsonb -> 'data'"
          + " ->> 'count')::bigint, 1)) >= ? ORDER BY times DESC, actor_subject LIMIT ?";

  private static final String BY_DAY =
      "SELECT actor_subject, (at AT TIME ZONE ?)::date, count(*), count(DISTINCT target_id) FROM"
          + " entry WHERE"
          + TIME
          + " AND action = 'customer.reveal' AND outcome = 'done' GROUP BY 1, 2";

  private final DataSource dataSource;

  ReportAnalysis(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** What a report finds within a time, at most one more than {@link #MOST}. */
  List<ReportFinding> find(
      ReportKind kind, ReportParameters parameters, ReportSchedule.Period period) {
    OffsetDateTime from = period.from().atOffset(ZoneOffset.UTC);
    OffsetDateTime to = period.to().atOffset(ZoneOffset.UTC);
    String zone = parameters.zoneId().getId();
    int atLeast = parameters.atLeast(kind);
    return switch (kind) {
      case ACCESS_REVIEW -> everybody(from, to);
      case MASS_EXPORT -> select(WITHIN_AN_HOUR, from, to, atLeast, MOST + 1);
      case OUT_OF_HOURS ->
          select(
              AT_NIGHT,
              from,
              to,
              zone,
              zone,
              parameters.firstHour(),
              parameters.hourAfter() - 1,
              atLeast,
              MOST + 1);
      case REPEATED_DENIALS -> select(DENIED, from, to, atLeast, MOST + 1);
      case REVEAL_VOLUME -> unusualDays(parameters, period);
    };
  }

  private List<ReportFinding> select(String sql, Object... arguments) {
    List<ReportFinding> findings = new ArrayList<>();
    read(
        sql,
        row ->
            findings.add(
                ReportFinding.of(
                    row.getString(1), row.getLong(2), row.getLong(3), time(row, 4), time(row, 5))),
        arguments);
    return findings;
  }

  private List<ReportFinding> everybody(OffsetDateTime from, OffsetDateTime to) {
    List<ReportFinding> findings = new ArrayList<>();
    List<Long> last = new ArrayList<>();
    read(
        EVERYBODY,
        row -> {
          last.add(row.getLong(9));
          findings.add(
              new ReportFinding(
                  row.getString(1),
                  null,
                  row.getLong(2),
                  row.getLong(3),
                  row.getLong(6),
                  row.getLong(7),
                  row.getLong(8),
                  null,
                  null,
                  time(row, 4),
                  time(row, 5)));
        },
        from,
        to,
        MOST + 1);
    Map<String, List<String>> roles = roles(last);
    return findings.stream().map(one -> withRoles(one, roles.get(one.actor()))).toList();
  }

  private static ReportFinding withRoles(ReportFinding one, @Nullable List<String> roles) {
    return new ReportFinding(
        one.actor(),
        roles,
        one.entries(),
        one.customers(),
        one.reveals(),
        one.exports(),
        one.denied(),
        one.usual(),
        one.score(),
        one.from(),
        one.to());
  }

  private Map<String, List<String>> roles(List<Long> indexes) {
    Map<String, List<String>> roles = new TreeMap<>();
    read(
        "SELECT leaf_index, bytes FROM entry WHERE leaf_index = ANY (?::bigint[])",
        row -> {
          var actor = EntriesService.content(row.getLong(1), row.getBytes(2)).actor();
          if (actor.roles() != null) {
            roles.put(actor.subject(), actor.roles());
          }
        },
        "{" + String.join(",", indexes.stream().map(String::valueOf).toList()) + "}");
    return roles;
  }

  private record Day(long reveals, long customers) {}

  private List<ReportFinding> unusualDays(
      ReportParameters parameters, ReportSchedule.Period period) {
    ZoneId zone = parameters.zoneId();
    LocalDate first = period.from().atZone(zone).toLocalDate();
    OffsetDateTime past =
        first.minusDays(parameters.history()).atStartOfDay(zone).toOffsetDateTime();
    Map<String, TreeMap<LocalDate, Day>> byActor = new TreeMap<>();
    read(
        BY_DAY,
        row ->
            byActor
                .computeIfAbsent(row.getString(1), actor -> new TreeMap<>())
                .put(row.getObject(2, LocalDate.class), new Day(row.getLong(3), row.getLong(4))),
        zone.getId(),
        past.withOffsetSameInstant(ZoneOffset.UTC),
        period.to().atOffset(ZoneOffset.UTC));
    List<ReportFinding> findings = new ArrayList<>();
    byActor.forEach((actor, days) ->
        days.tailMap(first)
            .forEach((day, counts) -> {
              List<Long> before =
                  days.subMap(day.minusDays(parameters.history()), day).values().stream()
                      .map(Day::reveals)
                      .toList();
              unusual(actor, day, counts, before, parameters).ifPresent(findings::add);
            }));
    return findings.stream().limit(MOST + 1L).toList();
  }

  private static java.util.Optional<ReportFinding> unusual(
      String actor, LocalDate day, Day counts, List<Long> before, ReportParameters parameters) {
    if (counts.reveals() < parameters.atLeast(ReportKind.REVEAL_VOLUME)) {
      return java.util.Optional.empty();
    }
    VolumeBaseline baseline = VolumeBaseline.of(before);
    boolean known = baseline.days() >= LEAST_DAYS;
    double score = baseline.score(counts.reveals());
    if (known && score <= parameters.scoreLimit()) {
      return java.util.Optional.empty();
    }
    ZoneId zone = parameters.zoneId();
    return java.util.Optional.of(
        new ReportFinding(
            actor,
            null,
            counts.reveals(),
            counts.customers(),
            null,
            null,
            null,
            known ? baseline.median() : null,
            known ? Math.round(score * 10) / 10.0 : null,
            day.atStartOfDay(zone).toInstant(),
            day.plusDays(1).atStartOfDay(zone).toInstant()));
  }

  @FunctionalInterface
  private interface Taker {
    void take(ResultSet row) throws SQLException;
  }

  private void read(String sql, Taker taker, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        select.setObject(i + 1, arguments[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          taker.take(rows);
        }
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
