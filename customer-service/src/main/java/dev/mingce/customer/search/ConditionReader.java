package dev.mingce.customer.search;

import dev.mingce.customer.token.NameKind;
import dev.mingce.customer.token.SearchTokens;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a structured filter into terms of the index; 400 with a pointer where it cannot. */
final class ConditionReader {
  static final int MOST_CONDITIONS = 50;
  static final int DEEPEST = 6;

  private final SearchTokens tokens;
  private final List<Violation> faults = new ArrayList<>();
  private int conditions;

  private ConditionReader(SearchTokens tokens) {
    this.tokens = tokens;
  }

  static Clause read(SearchTokens tokens, Condition condition) {
    ConditionReader reader = new ConditionReader(tokens);
    Clause clause = reader.clause(condition, "/filter", 1);
    if (!reader.faults.isEmpty()) {
      throw new ProblemException(KitError.VALIDATION_FAILED, reader.faults);
    }
    return clause;
  }

  private Clause clause(Condition condition, String at, int depth) {
    conditions++;
    if (conditions > MOST_CONDITIONS || depth > DEEPEST) {
      throw ProblemException.invalid(Violation.at(at, "too-many", MOST_CONDITIONS));
    }
    long shapes =
        Stream.of(condition.all(), condition.any(), condition.not(), condition.field())
            .filter(Objects::nonNull)
            .count();
    if (shapes != 1) {
      return fault(at, shapes == 0 ? "required" : "invalid-value");
    }
    if (condition.field() != null) {
      return new Leaf(condition, at).read();
    }
    if (!new Leaf(condition, at).isBare()) {
      return fault(at, "invalid-value");
    }
    if (condition.not() != null) {
      return new Clause.Not(clause(condition.not(), at + "/not", depth + 1));
    }
    boolean all = condition.all() != null;
    List<Condition> parts = Objects.requireNonNull(all ? condition.all() : condition.any());
    String below = at + (all ? "/all" : "/any");
    if (parts.isEmpty()) {
      return fault(below, "required");
    }
    List<Clause> clauses = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      clauses.add(clause(parts.get(i), below + "/" + i, depth + 1));
    }
    return all ? clauses.stream().reduce(Clause::both).orElseThrow() : Clause.any(clauses);
  }

  private Clause fault(String at, String code, Object... arguments) {
    faults.add(Violation.at(at, code, arguments));
    return new Clause.Tokens(List.of());
  }

  /** A comparison of one field. */
  private final class Leaf {
    private final Condition condition;
    private final String at;

    Leaf(Condition condition, String at) {
      this.condition = condition;
      this.at = at;
    }

    boolean isBare() {
      return condition.value() == null
          && condition.match() == null
          && condition.from() == null
          && condition.to() == null
          && condition.atLeast() == null
          && condition.atMost() == null;
    }

    Clause read() {
      String field = Objects.requireNonNull(condition.field());
      return switch (field) {
        case "updatedAt" -> times("s.updated_at");
        case "reviewedAt" -> times("s.reviewed_at");
        case "quality" -> quality();
        default -> valued(field);
      };
    }

    private Clause valued(String field) {
      String value = condition.value();
      if (value == null || value.isBlank()) {
        return fault(at + "/value", "required");
      }
      if (value.length() > SearchInput.LONGEST_TEXT) {
        return fault(at + "/value", "too-long", SearchInput.LONGEST_TEXT);
      }
      if (hasRange() || (condition.match() != null && !field.equals("name"))) {
        return fault(at, "invalid-value");
      }
      return switch (field) {
        case "name" -> name(value);
        case "phone" -> token(tokens.phone(value), "invalid-phone");
        case "phoneLast4" -> token(tokens.lastFour(value), "invalid-value");
        case "email" -> token(tokens.email(value), "invalid-email");
        case "identifier" -> token(tokens.identifier(value), "unknown-identifier-type");
        case "region" -> token(tokens.region(value), "unknown-region");
        case "kind" -> Clause.token(tokens.kind(value));
        case "tag" -> Clause.token(tokens.tag(value));
        case "tier" -> Clause.token(tokens.tier(value));
        case "stage" -> Clause.token(tokens.stage(value));
        case "unit" -> Clause.token(tokens.unit(value));
        case "industry" -> Clause.token(tokens.industry(value));
        case "source" ->
            new Clause.Columns(SearchStatement.SOURCES + " @> ARRAY[?::text]", List.of(value));
        default -> fault(at + "/field", "unknown-field");
      };
    }

    private boolean hasRange() {
      return condition.from() != null
          || condition.to() != null
          || condition.atLeast() != null
          || condition.atMost() != null;
    }

    private Clause token(Optional<Long> token, String fault) {
      return token.map(Clause::token).orElseGet(() -> fault(at + "/value", fault));
    }

    private Clause name(String value) {
      Map<NameKind, List<long[]>> kinds = tokens.name(value);
      List<Clause> ways = new ArrayList<>();
      kinds.forEach((kind, alternatives) -> {
        if (condition.match() == null || condition.match().equals(Match.of(kind).code())) {
          ways.addAll(SearchPlanner.clauses(alternatives));
        }
      });
      if (!ways.isEmpty()) {
        return Clause.any(ways);
      }
      boolean known =
          condition.match() == null
              || Stream.of(NameKind.values())
                  .anyMatch(kind -> Match.of(kind).code().equals(condition.match()));
      return known ? fault(at + "/value", "invalid-name") : fault(at + "/match", "invalid-value");
    }

    private Clause times(String column) {
      if (condition.value() != null || condition.match() != null || isOutside(condition)) {
        return fault(at, "invalid-value");
      }
      return range(column, timestamp(condition.from()), timestamp(condition.to()), "<");
    }

    private boolean isOutside(Condition c) {
      return c.atLeast() != null || c.atMost() != null;
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
      return instant == null ? null : Timestamp.from(instant);
    }

    private Clause quality() {
      if (condition.value() != null
          || condition.match() != null
          || condition.from() != null
          || condition.to() != null
          || !isShare(condition.atLeast())
          || !isShare(condition.atMost())) {
        return fault(at, "invalid-value");
      }
      return switch (range("q.score", condition.atLeast(), condition.atMost(), "<=")) {
        case Clause.Columns(String sql, List<Object> values) ->
            new Clause.Columns(
                "EXISTS (SELECT 1 FROM customer_quality q WHERE q.customer_id = s.customer_id AND "
                    + sql
                    + ")",
                values);
        case Clause other -> other;
      };
    }

    private static boolean isShare(@Nullable Double share) {
      return share == null || (share >= 0 && share <= 1);
    }

    private Clause range(
        String column, @Nullable Object low, @Nullable Object high, String comparison) {
      if (low == null && high == null) {
        return fault(at, "required");
      }
      List<Object> values = Stream.of(low, high).filter(Objects::nonNull).toList();
      List<String> bounds = new ArrayList<>();
      if (low != null) {
        bounds.add(column + " >= ?");
      }
      if (high != null) {
        bounds.add(column + " " + comparison + " ?");
      }
      return new Clause.Columns(String.join(" AND ", bounds), values);
    }
  }
}
