package dev.mingce.customer.search;

import dev.mingce.customer.search.Clause.All;
import dev.mingce.customer.search.Clause.Any;
import dev.mingce.customer.search.Clause.AnyToken;
import dev.mingce.customer.search.Clause.Columns;
import dev.mingce.customer.search.Clause.Not;
import dev.mingce.customer.search.Clause.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Builds the statement of one tier. Values are bound, so that no log has a token. */
final class SearchStatement {
  /** How a comparison of sources begins, which have an index of the same kind. */
  static final String SOURCES = "s.sources";

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private SearchStatement() {}

  /** The customers of a tier that no tier before has, in the order of the answer. */
  static SearchStatement page(
      SearchPlan plan, int tier, @Nullable SearchPosition after, int limit) {
    return select(plan, tier, after, " ORDER BY " + plan.order().sql(), limit);
  }

  /** Some of the same customers, in no order. */
  static SearchStatement candidates(
      SearchPlan plan, int tier, @Nullable SearchPosition after, int limit) {
    return select(plan, tier, after, "", limit);
  }

  private static SearchStatement select(
      SearchPlan plan, int tier, @Nullable SearchPosition after, String order, int limit) {
    SearchStatement statement = new SearchStatement();
    statement.sql.append("SELECT s.customer_id, s.updated_at FROM customer_search s WHERE true");
    statement.and(both(plan.tiers().get(tier).clause(), plan.base()));
    for (SearchPlan.Tier better : plan.tiers().subList(0, tier)) {
      Clause clause = better.clause();
      statement.and(clause == null ? null : new Not(clause));
    }
    if (after != null && after.tier() == tier) {
      statement.after(plan.order(), after);
    }
    statement.sql.append(order).append(" LIMIT ?");
    statement.values.add(limit);
    return statement;
  }

  /** How many customers there are in all tiers. */
  static SearchStatement count(SearchPlan plan) {
    SearchStatement statement = new SearchStatement();
    statement.sql.append("SELECT count(*) FROM customer_search s WHERE true");
    List<Clause> ways = new ArrayList<>();
    plan.tiers()
        .forEach(tier -> {
          if (tier.clause() != null) {
            ways.add(tier.clause());
          }
        });
    statement.and(both(ways.isEmpty() ? null : Clause.any(ways), plan.base()));
    return statement;
  }

  /** Whether the index of tokens tells who may be in a tier, without reading everybody. */
  static boolean isIndexed(SearchPlan plan, int tier) {
    Clause clause = both(plan.tiers().get(tier).clause(), plan.base());
    return clause != null && isIndexed(clause);
  }

  private static boolean isIndexed(Clause clause) {
    return switch (clause) {
      case Tokens tokens -> true;
      case AnyToken any -> true;
      case Columns columns -> columns.sql().startsWith(SOURCES);
      case All(List<Clause> clauses) -> clauses.stream().anyMatch(SearchStatement::isIndexed);
      case Any(List<Clause> clauses) -> clauses.stream().allMatch(SearchStatement::isIndexed);
      case Not not -> false;
    };
  }

  /** The same text for the same question; it holds tokens and no values. */
  String question() {
    StringBuilder question = new StringBuilder(sql);
    for (Object value : values) {
      question.append('|').append(value instanceof long[] all ? Arrays.toString(all) : value);
    }
    return question.toString();
  }

  PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.toString());
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }

  private static @Nullable Clause both(@Nullable Clause left, @Nullable Clause right) {
    return left == null ? right : right == null ? left : Clause.both(left, right);
  }

  private void and(@Nullable Clause clause) {
    if (clause != null) {
      sql.append(" AND ");
      write(clause);
    }
  }

  private void after(SearchPlan.Order order, SearchPosition after) {
    if (order.isByUpdate()) {
      sql.append(" AND (s.updated_at, s.customer_id) ").append(order.after()).append(" (?, ?)");
      values.add(Timestamp.from(after.updatedAt()));
    } else {
      sql.append(" AND s.customer_id ").append(order.after()).append(" ?");
    }
    values.add(after.id());
  }

  private void write(Clause clause) {
    switch (clause) {
      case Tokens(List<Long> all) -> array("s.tokens @> ?", all);
      case AnyToken(List<Long> any) -> array("s.tokens && ?", any);
      case Columns(String columns, List<Object> bound) -> {
        sql.append('(').append(columns).append(')');
        values.addAll(bound);
      }
      case All(List<Clause> clauses) -> joined(clauses, " AND ");
      case Any(List<Clause> clauses) -> joined(clauses, " OR ");
      case Not(Clause inner) -> {
        // A column without a value is not what was excluded.
        sql.append("(");
        write(inner);
        sql.append(") IS NOT TRUE");
      }
    }
  }

  private void array(String comparison, List<Long> tokens) {
    sql.append(comparison);
    values.add(tokens.stream().flatMapToLong(LongStream::of).toArray());
  }

  private void joined(List<Clause> clauses, String word) {
    sql.append('(');
    for (int i = 0; i < clauses.size(); i++) {
      if (i > 0) {
        sql.append(word);
      }
      write(clauses.get(i));
    }
    sql.append(')');
  }
}
