package dev.mingce.customer.identifier;

import dev.mingce.customer.CustomerError;
import dev.mingce.events.Actor;
import dev.mingce.kit.audit.AdministrationEvents;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.Role;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

/** The registry of identifier types. */
@ApplicationScoped
public class IdentifierTypeService {
  private static final Set<String> STABILITIES = Set.of("permanent", "stable", "changing");
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final DataSource dataSource;
  private final Clock clock;
  private final AdministrationEvents administration;
  private volatile Known known = new Known(Instant.MIN, List.of());

  IdentifierTypeService(DataSource dataSource, Clock clock, AdministrationEvents administration) {
    this.administration = administration;
    this.dataSource = dataSource;
    this.clock = clock;
  }

  private record Known(Instant at, List<IdentifierTypeView> types) {}

  @Transactional
  public List<IdentifierTypeView> all() {
    return select("SELECT * FROM identifier_type ORDER BY code", List.of());
  }

  @Transactional
  public IdentifierTypeView one(String code) {
    return select("SELECT * FROM identifier_type WHERE code = ?", List.of(code)).stream()
        .findFirst()
        .orElseThrow(ProblemException::notFound);
  }

  /** Types of which this caller may not see values, however it asks. A change shows in seconds. */
  @Transactional
  public Set<String> hiddenFrom(Caller caller) {
    Known current = known;
    Instant now = clock.instant();
    if (current.at().plus(FRESH).isBefore(now)) {
      current = new Known(now, all());
      known = current;
    }
    Set<String> hidden = new HashSet<>();
    for (IdentifierTypeView type : current.types()) {
      if (!type.visibleTo().isEmpty()
          && type.visibleTo().stream().noneMatch(caller.roles()::contains)) {
        hidden.add(type.code());
      }
    }
    return hidden;
  }

  /**
   * Changes a type. Making it unique claims every value there is.
   *
   * @throws ProblemException 409 while two customers have one value
   */
  @Transactional
  public IdentifierTypeView change(
      String code, long expected, IdentifierTypeInput input, Actor actor) {
    IdentifierTypeView before = one(code);
    ETags.check(expected, before.version());
    check(input);
    boolean unique = input.unique() == null ? before.unique() : input.unique();
    if (unique != before.unique()) {
      claim(code, unique);
    }
    update(
        "UPDATE identifier_type SET is_unique = ?, stability = ?, retention = ?, visible_to = ?,"
            + " version = version + 1, updated_at = now() WHERE code = ?",
        unique,
        Objects.requireNonNullElse(input.stability(), before.stability()),
        Objects.requireNonNullElse(input.retention(), before.retention()),
        Objects.requireNonNullElse(input.visibleTo(), before.visibleTo()).toArray(String[]::new),
        code);
    administration.record(
        actor,
        new AdministrationEvents.Change(
            "identifier-type.changed",
            "identifier-type",
            code,
            before.version() + 1,
            input.given()));
    return one(code);
  }

  private static void check(IdentifierTypeInput input) {
    List<Violation> faults = new ArrayList<>();
    if (input.stability() != null && !STABILITIES.contains(input.stability())) {
      faults.add(Violation.at("/stability", "invalid-value"));
    }
    if (input.retention() != null
        && !input.retention().matches("P(?=\\d)(\\d{1,3}Y)?(\\d{1,3}M)?(\\d{1,5}D)?")) {
      faults.add(Violation.at("/retention", "invalid-value"));
    }
    List<String> roles = input.visibleTo() == null ? List.of() : input.visibleTo();
    for (int i = 0; i < roles.size(); i++) {
      if (Role.ofClaim(roles.get(i)).isEmpty()) {
        faults.add(Violation.at("/visibleTo/" + i, "invalid-value"));
      }
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(KitError.VALIDATION_FAILED, faults);
    }
  }

  // Writers wait for the lock, so that none of them slips between the look and the claim.
  private void claim(String code, boolean unique) {
    update("LOCK TABLE lookup IN SHARE ROW EXCLUSIVE MODE");
    String field = "(SELECT lookup_field FROM identifier_type WHERE code = ?)";
    if (unique
        && count(
                "SELECT count(*) FROM (SELECT 1 FROM lookup WHERE field = "
                    + field
                    + " GROUP BY token HAVING count(*) > 1 LIMIT 1) d",
                code)
            > 0) {
      throw new ProblemException(CustomerError.VALUES_SHARED);
    }
    update("UPDATE lookup SET claim = ? WHERE field = " + field, unique, code);
  }

  private List<IdentifierTypeView> select(String sql, List<String> values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        select.setString(i + 1, values.get(i));
      }
      List<IdentifierTypeView> types = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          types.add(view(row));
        }
      }
      return types;
    } catch (SQLException e) {
      throw new IllegalStateException("identifier types not read", e);
    }
  }

  private static IdentifierTypeView view(ResultSet row) throws SQLException {
    return new IdentifierTypeView(
        row.getString("code"),
        Map.of("zh-CN", row.getString("label_zh"), "en", row.getString("label_en")),
        row.getBoolean("is_unique"),
        row.getString("stability"),
        row.getString("check_rule"),
        row.getString("data_class"),
        row.getString("retention"),
        List.of((String[]) row.getArray("visible_to").getArray()),
        row.getLong("version"));
  }

  private void update(String sql, Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(
            i + 1,
            values[i] instanceof String[] texts
                ? connection.createArrayOf("text", texts)
                : values[i]);
      }
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("identifier type not written", e);
    }
  }

  private long count(String sql, String value) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, value);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("values not counted", e);
    }
  }
}
