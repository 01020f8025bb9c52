package dev.mingce.customer.search;

import java.util.ArrayList;
import java.util.List;

/** What is asked of a row of the search index, in terms of that index. */
sealed interface Clause {
  /** Has all of these tokens. */
  record Tokens(List<Long> all) implements Clause {
    public Tokens {
      all = List.copyOf(all);
    }
  }

  /** Has one of these tokens. */
  record AnyToken(List<Long> any) implements Clause {
    public AnyToken {
      any = List.copyOf(any);
    }
  }

  /** A comparison of plain columns, with a place for each value. */
  record Columns(String sql, List<Object> values) implements Clause {
    public Columns {
      values = List.copyOf(values);
    }
  }

  record All(List<Clause> clauses) implements Clause {
    public All {
      clauses = List.copyOf(clauses);
    }
  }

  record Any(List<Clause> clauses) implements Clause {
    public Any {
      clauses = List.copyOf(clauses);
    }
  }

  record Not(Clause clause) implements Clause {}

  static Clause token(long token) {
    return new Tokens(List.of(token));
  }

  /**
   * Both of these. Tokens are brought together, since the index intersects the tokens of one
   * comparison by itself, the rarest first, and reads no row for it; and are taken into each of
   * several alternatives for the same reason.
   */
  static Clause both(Clause left, Clause right) {
    if (left instanceof Any(List<Clause> alternatives) && right instanceof Tokens) {
      return new Any(alternatives.stream().map(one -> both(one, right)).toList());
    }
    if (right instanceof Any && left instanceof Tokens) {
      return both(right, left);
    }
    List<Long> tokens = new ArrayList<>();
    List<Clause> others = new ArrayList<>();
    collect(left, tokens, others);
    collect(right, tokens, others);
    if (!tokens.isEmpty()) {
      others.addFirst(new Tokens(tokens.stream().distinct().toList()));
    }
    return others.size() == 1 ? others.getFirst() : new All(others);
  }

  /** One of these; tokens alone become one comparison. */
  static Clause any(List<Clause> clauses) {
    List<Long> single = new ArrayList<>();
    for (Clause clause : clauses) {
      if (clause instanceof Tokens(List<Long> all) && all.size() == 1) {
        single.add(all.getFirst());
      }
    }
    if (clauses.size() == 1) {
      return clauses.getFirst();
    }
    return single.size() == clauses.size() ? new AnyToken(single) : new Any(clauses);
  }

  private static void collect(Clause clause, List<Long> tokens, List<Clause> others) {
    switch (clause) {
      case Tokens(List<Long> all) -> tokens.addAll(all);
      case All(List<Clause> clauses) -> clauses.forEach(one -> collect(one, tokens, others));
      case AnyToken any -> others.add(any);
      case Columns columns -> others.add(columns);
      case Any any -> others.add(any);
      case Not not -> others.add(not);
    }
  }
}
