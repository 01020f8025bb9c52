package dev.mingce.audit.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which entries are asked for; an absent member does not restrict. */
record EntryFilter(
    @Nullable String target,
    @Nullable String actor,
    @Nullable String action,
    @Nullable String source,
    @Nullable String outcome,
    @Nullable String purpose,
    @Nullable UUID traceId,
    @Nullable Instant from,
    @Nullable Instant to) {
  // The index holds the hash; two texts of one hash are told apart by the column.
  private static final String EQUAL =
      "(hashtextextended(%1$s, 0) = hashtextextended(?, 0) AND %1$s = ?)";

  /**
   * One condition: the parameter's name, the SQL with a question mark for each argument, and those.
   */
  record Condition(String name, String sql, List<Object> arguments) {}

  List<Condition> conditions() {
    List<Condition> all = new ArrayList<>();
    if (target != null) {
      all.add(
          new Condition(
              "target",
              "(" + EQUAL.formatted("target_id") + " OR " + EQUAL.formatted("counterpart_id") + ")",
              List.of(target, target, target, target)));
    }
    indexed(all, "actor", "actor_subject", actor);
    indexed(all, "action", "action", action);
    equal(all, "source", "source_service", source);
    equal(all, "outcome", "outcome", outcome);
    indexed(all, "purpose", "purpose", purpose);
    if (traceId != null) {
      all.add(
          new Condition(
              "traceId",
              "(uuid_hash_extended(trace_id, 0) = uuid_hash_extended(?, 0) AND trace_id = ?)",
              List.of(traceId, traceId)));
    }
    if (from != null) {
      all.add(new Condition("from", "at >= ?", List.of(from.atOffset(ZoneOffset.UTC))));
    }
    if (to != null) {
      all.add(new Condition("to", "at < ?", List.of(to.atOffset(ZoneOffset.UTC))));
    }
    return all;
  }

  /** Names of the parameters that restrict, never their values. */
  List<String> names() {
    return conditions().stream().map(Condition::name).toList();
  }

  /** What a cursor is bound to. */
  String listing() {
    return "audit-entries" + conditions();
  }

  private static void equal(
      List<Condition> all, String name, String column, @Nullable Object value) {
    if (value != null) {
      all.add(new Condition(name, column + " = ?", List.of(value)));
    }
  }

  private static void indexed(
      List<Condition> all, String name, String column, @Nullable String value) {
    if (value != null) {
      all.add(new Condition(name, EQUAL.formatted(column), List.of(value, value)));
    }
  }
}
