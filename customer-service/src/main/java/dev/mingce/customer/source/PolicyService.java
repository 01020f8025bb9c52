package dev.mingce.customer.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.survivorship.Policy;
import dev.mingce.customer.survivorship.Rule;
import dev.mingce.events.Actor;
import dev.mingce.kit.audit.AdministrationEvents;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The survivorship policy; golden records follow a new one when they are next touched. */
@ApplicationScoped
public class PolicyService {
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final DataSource dataSource;
  private final ObjectMapper json;
  private final Clock clock;
  private final AdministrationEvents administration;
  private volatile Known known = new Known(Instant.MIN, new VersionedPolicy(0, Policy.DEFAULT));

  PolicyService(
      DataSource dataSource, ObjectMapper json, Clock clock, AdministrationEvents administration) {
    this.administration = administration;
    this.dataSource = dataSource;
    this.json = json;
    this.clock = clock;
  }

  private record Known(Instant at, VersionedPolicy policy) {}

  /** The policy in force; another instance's change shows in seconds. */
  @Transactional
  public VersionedPolicy current() {
    Known current = known;
    Instant now = clock.instant();
    if (current.at().isBefore(now.minus(FRESH))) {
      current = new Known(now, newest());
      known = current;
    }
    return current.policy();
  }

  @Transactional
  public VersionedPolicy change(PolicyInput input, long expected, Actor actor) {
    Policy policy = policy(input);
    VersionedPolicy before = newest();
    ETags.check(expected, before.version());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO survivorship_policy (version, policy, actor, created_at)"
                    + " VALUES (?, ?, ?, now()) ON CONFLICT DO NOTHING")) {
      insert.setLong(1, before.version() + 1);
      insert.setString(2, json.writeValueAsString(input));
      insert.setString(3, actor.subject());
      if (insert.executeUpdate() == 0) {
        throw ETags.stale(before.version() + 1);
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("policy not written", e);
    }
    administration.record(
        actor,
        new AdministrationEvents.Change(
            "survivorship-policy.changed",
            "survivorship-policy",
            null,
            before.version() + 1,
            List.of("/rules", "/fallback", "/ranks")));
    known = new Known(Instant.MIN, before);
    return new VersionedPolicy(before.version() + 1, policy);
  }

  private VersionedPolicy newest() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT version, policy FROM survivorship_policy ORDER BY version DESC LIMIT 1");
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? new VersionedPolicy(
              row.getLong(1), policy(json.readValue(row.getString(2), PolicyInput.class)))
          : new VersionedPolicy(0, Policy.DEFAULT);
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("policy not read", e);
    }
  }

  private static Policy policy(PolicyInput input) {
    List<Violation> faults = new ArrayList<>();
    Map<String, List<Rule>> rules = new HashMap<>();
    Map<String, List<String>> given = input.rules() == null ? Map.of() : input.rules();
    given.forEach((path, codes) -> rules.put(path, rules(codes, "/rules", faults)));
    List<Rule> fallback =
        input.fallback() == null
            ? Policy.DEFAULT.fallback()
            : rules(input.fallback(), "/fallback", faults);
    Map<String, Integer> ranks = input.ranks() == null ? Map.of() : input.ranks();
    if (ranks.values().stream().anyMatch(rank -> rank == null || rank < 0 || rank > 1_000)) {
      faults.add(Violation.at("/ranks", "out-of-range", 0, 1_000));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(KitError.VALIDATION_FAILED, faults);
    }
    return new Policy(ranks, rules, fallback);
  }

  private static List<Rule> rules(
      @Nullable List<String> codes, String pointer, List<Violation> faults) {
    List<Rule> rules = new ArrayList<>();
    for (String code : codes == null ? List.<String>of() : codes) {
      Rule.ofCode(code)
          .ifPresentOrElse(rules::add, () -> faults.add(Violation.at(pointer, "invalid-value")));
    }
    return rules;
  }
}
