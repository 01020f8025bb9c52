package dev.mingce.dedup.quality;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.quality.rules.RuleSetting;
import dev.mingce.dedup.quality.rules.RuleSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Changes of how rules count, in the database. */
@ApplicationScoped
class RuleRows {

  private final Database database;

  RuleRows(Database database) {
    this.database = database;
  }

  /** What holds of one rule. */
  record Changed(String rule, long version, RuleSetting setting) {}

  /** The newest change of each rule that was ever changed. */
  Map<String, Changed> newest() {
    Map<String, Changed> changes = new HashMap<>();
    database
        .query(
            "SELECT DISTINCT ON (rule) rule, version, enabled, weight, max_age_days, alert_rate"
                + " FROM quality_rule_change ORDER BY rule, version DESC",
            row ->
                new Changed(
                    row.getString("rule"),
                    row.getLong("version"),
                    new RuleSetting(
                        row.getBoolean("enabled"),
                        row.getDouble("weight"),
                        row.getObject("max_age_days", Integer.class),
                        row.getObject("alert_rate", Double.class))))
        .forEach(one -> changes.put(one.rule(), one));
    return changes;
  }

  /** The settings in force. */
  RuleSettings settings() {
    Map<String, Changed> changes = newest();
    Map<String, RuleSetting> settings = new HashMap<>();
    changes.forEach((rule, one) -> settings.put(rule, one.setting()));
    return new RuleSettings(
        changes.values().stream().mapToLong(Changed::version).max().orElse(0), settings);
  }

  /** Adds a change; false when another one took the number. */
  boolean add(Changed change, String actor, Instant now) {
    return database.update(
            "INSERT INTO quality_rule_change (version, rule, enabled, weight, max_age_days,"
                + " alert_rate, actor, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            change.version(),
            change.rule(),
            change.setting().enabled(),
            change.setting().weight(),
            change.setting().maxAgeDays(),
            change.setting().alertRate(),
            actor,
            now)
        > 0;
  }
}
