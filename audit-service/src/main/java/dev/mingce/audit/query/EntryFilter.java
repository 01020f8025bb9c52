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

  /**
   * One condition: the parameter's name, the SQL with a question mark for each argument, and those.
   */
  record Condition(String name, String sql, List<Object> arguments) {}

  List<Condition> conditions() {
    List<Condition> all = new ArrayList<>();
    if (target != null) {
      all.add(
          new Condition(
              "target", "(target_id = ? OR counterpart_id = ?)", List.of(target, target)));
    }
    equal(all, "actor", "actor_subject", actor);
    equal(all, "action", "action", action);
    equal(all, "source", "source_service", source);
    equal(all, "outcome", "outcome", outcome);
    equal(all, "purpose", "purpose", purpose);
    equal(all, "traceId", "trace_id", traceId);
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
}
