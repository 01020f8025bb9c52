package dev.mingce.dedup.cleanse;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.cleanse.repair.RepairRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The modes of rules, read again every few seconds: another instance may have changed them. */
@ApplicationScoped
class CleansingRules {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Database database;
  private volatile Known known = new Known(Instant.MIN, Map.of());

  CleansingRules(Database database) {
    this.database = database;
  }

  private record Known(Instant at, Map<String, Changed> changes) {}

  /** What somebody decided about a rule. */
  record Changed(long version, RuleMode mode) {}

  RuleMode mode(RepairRule rule) {
    Known current = known;
    Instant now = Instant.now();
    if (current.at().isBefore(now.minus(FRESH))) {
      current = new Known(now, changes());
      known = current;
    }
    Changed changed = current.changes().get(rule.code());
    return changed == null ? RuleMode.delivered(rule) : changed.mode();
  }

  Map<String, Changed> changes() {
    Map<String, Changed> changes = new HashMap<>();
    database.query(
        "SELECT rule, version, mode FROM cleansing_rule",
        row ->
            changes.put(
                row.getString(1),
                new Changed(row.getLong(2), RuleMode.find(row.getString(3)).orElseThrow())));
    return changes;
  }

  /** Writes a mode over the version before it; false when that is not the current one. */
  boolean save(RepairRule rule, Changed next, String actor, Instant now) {
    boolean saved =
        database.update(
                """
                INSERT INTO cleansing_rule (rule, version, mode, actor, changed_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (rule) DO UPDATE SET version = excluded.version, mode = excluded.mode,
                  actor = excluded.actor, changed_at = excluded.changed_at
                WHERE cleansing_rule.version = excluded.version - 1
                """,
                rule.code(),
                next.version(),
                next.mode().code(),
                actor,
                now)
            > 0;
    known = new Known(Instant.MIN, Map.of());
    return saved;
  }
}
