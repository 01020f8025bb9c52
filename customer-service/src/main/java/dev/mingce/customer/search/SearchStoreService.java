package dev.mingce.customer.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks the search index. */
@ApplicationScoped
class SearchStoreService {
  // Planned with its values each time: which way is the better one hangs on how common the tokens
  // are. Never by reading everybody, which a limit makes look cheap. A compiled plan would take
  // longer to make than to run.
  private static final String SETTINGS =
      "SELECT set_config('plan_cache_mode', 'force_custom_plan', true),"
          + " set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)";

  private final DataSource dataSource;
  private final CommonQuestions common;
  private final int few;

  /**
   * @param few so many are fetched by the index of tokens and sorted. PostgreSQL does not know how
   *     rare a rare token is, and would rather read everybody in order until the page is full. Of
   *     those who have a common token, more than these, it finds a page in order soon.
   */
  SearchStoreService(
      DataSource dataSource,
      CommonQuestions common,
      @ConfigProperty(name = "mingce.search.few") int few) {
    this.dataSource = dataSource;
    this.common = common;
    this.few = few;
  }

  /** The next places of an answer. A tier is asked only while the page is not full. */
  @Transactional
  List<SearchPosition> page(SearchPlan plan, @Nullable SearchPosition after, int limit) {
    List<SearchPosition> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      prepare(connection);
      int first = after == null ? 0 : after.tier();
      for (int tier = first; tier < plan.tiers().size() && found.size() < limit; tier++) {
        found.addAll(tier(connection, plan, tier, after, limit - found.size()));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("search failed", e);
    }
  }

  private List<SearchPosition> tier(
      Connection connection, SearchPlan plan, int tier, @Nullable SearchPosition after, int limit)
      throws SQLException {
    SearchStatement some = SearchStatement.candidates(plan, tier, after, few + 1);
    if (SearchStatement.isIndexed(plan, tier) && (after != null || !common.has(some.question()))) {
      List<SearchPosition> candidates = read(connection, some, tier);
      if (candidates.size() <= few) {
        return candidates.stream().sorted(plan.order().comparator()).limit(limit).toList();
      }
      if (after == null) {
        common.add(some.question());
      }
    }
    return read(connection, SearchStatement.page(plan, tier, after, limit), tier);
  }

  private static List<SearchPosition> read(
      Connection connection, SearchStatement statement, int tier) throws SQLException {
    List<SearchPosition> found = new ArrayList<>();
    try (PreparedStatement select = statement.prepare(connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new SearchPosition(
                tier, row.getTimestamp(2).toInstant(), row.getObject(1, UUID.class)));
      }
    }
    return found;
  }

  @Transactional
  long count(SearchPlan plan) {
    try (Connection connection = dataSource.getConnection()) {
      prepare(connection);
      try (PreparedStatement count = SearchStatement.count(plan).prepare(connection);
          ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("count failed", e);
    }
  }

  private static void prepare(Connection connection) throws SQLException {
    try (PreparedStatement settings = connection.prepareStatement(SETTINGS)) {
      settings.executeQuery().close();
    }
  }
}
