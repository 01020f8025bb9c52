package dev.mingce.customer.search;

import dev.mingce.customer.token.NameKind;
import dev.mingce.customer.token.SearchTokens;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans a search: which tiers there are, and what each asks of the index. */
final class SearchPlanner {
  // Fewer digits are an extension or a part of a number, of which only the last four are known.
  private static final int SHORTEST_PHONE = 7;

  private final SearchTokens tokens;

  SearchPlanner(SearchTokens tokens) {
    this.tokens = tokens;
  }

  SearchPlan plan(SearchInput input, Caller caller) {
    Clause base = input.filter() == null ? null : ConditionReader.read(tokens, input.filter());
    Clause visible = visible(caller);
    if (visible != null) {
      base = base == null ? visible : Clause.both(base, visible);
    }
    boolean ranked =
        input.text() != null && (input.sort() == null || input.sort().equals("relevance"));
    List<SearchPlan.Tier> tiers = input.text() == null ? everything() : tiers(input.text());
    if (!ranked && tiers.size() > 1) {
      Stream<Clause> ways =
          tiers.stream().map(SearchPlan.Tier::clause).map(Objects::requireNonNull);
      tiers = List.of(new SearchPlan.Tier(null, Clause.any(ways.toList())));
    }
    return new SearchPlan(tiers, base, order(input.sort(), ranked));
  }

  private @Nullable Clause visible(Caller caller) {
    return caller.seesAllUnits()
        ? null
        : Clause.any(
            caller.orgUnits().stream().sorted().map(u -> Clause.token(tokens.unit(u))).toList());
  }

  private static List<SearchPlan.Tier> everything() {
    return List.of(new SearchPlan.Tier(null, null));
  }

  private List<SearchPlan.Tier> tiers(String text) {
    if (text.length() > SearchInput.LONGEST_TEXT) {
      throw ProblemException.invalid(Violation.at("/text", "too-long", SearchInput.LONGEST_TEXT));
    }
    List<SearchPlan.Tier> tiers = new ArrayList<>();
    List<Clause> values = values(text.strip());
    if (!values.isEmpty()) {
      tiers.add(new SearchPlan.Tier(Match.VALUE, Clause.any(values)));
    }
    for (Map.Entry<NameKind, List<long[]>> kind : tokens.name(text).entrySet()) {
      tiers.add(new SearchPlan.Tier(Match.of(kind.getKey()), Clause.any(clauses(kind.getValue()))));
    }
    if (tiers.isEmpty()) {
      throw ProblemException.invalid(Violation.at("/text", "invalid-value"));
    }
    return tiers;
  }

  private List<Clause> values(String text) {
    List<Clause> values = new ArrayList<>();
    tokens.lastFour(text).map(Clause::token).ifPresent(values::add);
    if (text.contains("@")) {
      tokens.email(text).map(Clause::token).ifPresent(values::add);
    } else if (text.chars().filter(Character::isDigit).count() >= SHORTEST_PHONE) {
      tokens.phone(text).map(Clause::token).ifPresent(values::add);
    }
    return values;
  }

  static List<Clause> clauses(List<long[]> alternatives) {
    List<Clause> clauses = new ArrayList<>();
    for (long[] all : alternatives) {
      clauses.add(new Clause.Tokens(java.util.Arrays.stream(all).boxed().toList()));
    }
    return clauses;
  }

  private static SearchPlan.Order order(@Nullable String sort, boolean ranked) {
    if (ranked || sort == null) {
      return SearchPlan.Order.CREATED_DESCENDING;
    }
    return switch (sort) {
      case "createdAt" -> SearchPlan.Order.CREATED_ASCENDING;
      case "-createdAt" -> SearchPlan.Order.CREATED_DESCENDING;
      case "updatedAt" -> SearchPlan.Order.UPDATED_ASCENDING;
      case "-updatedAt" -> SearchPlan.Order.UPDATED_DESCENDING;
      default -> throw ProblemException.invalid(Violation.at("/sort", "invalid-value"));
    };
  }
}
