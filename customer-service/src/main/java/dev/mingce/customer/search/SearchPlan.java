package dev.mingce.customer.search;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search in terms of the index.
 *
 * @param tiers in the order of the answer: a customer belongs to the first that it fits
 * @param base what every customer must fit besides; null where there is nothing
 */
record SearchPlan(List<Tier> tiers, @Nullable Clause base, Order order) {
  SearchPlan {
    tiers = List.copyOf(tiers);
  }

  /**
   * Customers that are ranked alike.
   *
   * @param match shown with each; null where nothing is ranked
   * @param clause null where everything fits
   */
  record Tier(@Nullable Match match, @Nullable Clause clause) {}

  /** Order within a tier. Ids are made in the order of time, so theirs is that of creation. */
  enum Order {
    CREATED_ASCENDING("s.customer_id", ">"),
    CREATED_DESCENDING("s.customer_id DESC", "<"),
    UPDATED_ASCENDING("s.updated_at, s.customer_id", ">"),
    UPDATED_DESCENDING("s.updated_at DESC, s.customer_id DESC", "<");

    private final String sql;
    private final String after;

    Order(String sql, String after) {
      this.sql = sql;
      this.after = after;
    }

    String sql() {
      return sql;
    }

    String after() {
      return after;
    }

    Comparator<SearchPosition> comparator() {
      // As PostgreSQL orders ids: by their text, and not as signed numbers.
      Comparator<SearchPosition> byId = Comparator.comparing(place -> place.id().toString());
      Comparator<SearchPosition> ascending =
          isByUpdate() ? Comparator.comparing(SearchPosition::updatedAt).thenComparing(byId) : byId;
      return after.equals(">") ? ascending : ascending.reversed();
    }

    boolean isByUpdate() {
      return this == UPDATED_ASCENDING || this == UPDATED_DESCENDING;
    }
  }
}
