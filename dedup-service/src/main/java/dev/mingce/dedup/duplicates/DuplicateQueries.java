package dev.mingce.dedup.duplicates;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.candidates.VisibleCustomerService;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lists pairs for callers. A pair is shown to those who may see both of its customers: it says of
 * each what it has in common with the other.
 */
@ApplicationScoped
class DuplicateQueries {

  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final String VISIBLE_PAIRS =
      "SELECT "
          + Pairs.COLUMNS
          + """
           FROM match_pair p
          JOIN customer_record l ON l.customer_id = p.left_id
          JOIN customer_record r ON r.customer_id = p.right_id
          WHERE (? OR (l.unit = ANY (?::text[]) AND r.unit = ANY (?::text[]))) AND p.state = ANY (?)
          """;

  private final Database database;
  private final VisibleCustomerService customers;
  private final Verdicts verdicts;
  private final Cursors cursors;

  DuplicateQueries(
      Database database, VisibleCustomerService customers, Verdicts verdicts, Cursors cursors) {
    this.database = database;
    this.customers = customers;
    this.verdicts = verdicts;
    this.cursors = cursors;
  }

  /**
   * The pairs of one customer, in the order in which they were found.
   *
   * @throws ProblemException 404 when there is no such customer, or the caller may not see it,
   *     which is recorded
   */
  CustomerDuplicates ofCustomer(Caller caller, UUID customerId, Set<String> states) {
    customers.find(caller, customerId, "duplicates-denied");
    Set<String> units = caller.orgUnits();
    List<Pair> found =
        database.query(
            VISIBLE_PAIRS + "AND ? IN (p.left_id, p.right_id) ORDER BY p.id LIMIT ?",
            Pairs::read,
            caller.seesAllUnits(),
            units,
            units,
            states,
            customerId,
            Limits.MAX);
    return new CustomerDuplicates(
        found.stream().map(DuplicateView::of).toList(),
        verdicts.latest(customerId).orElseThrow(ProblemException::notFound));
  }

  /** A page of all pairs, in the order in which they were found. */
  Page<DuplicateView> all(Caller caller, Set<String> states, int limit, @Nullable String cursor) {
    String listing = "duplicates/" + String.join(",", states);
    UUID after =
        cursor == null ? BEFORE_ALL : UUID.fromString(cursors.decode(listing, cursor).getFirst());
    Set<String> units = caller.orgUnits();
    List<Pair> found =
        database.query(
            VISIBLE_PAIRS + "AND p.id > ? ORDER BY p.id LIMIT ?",
            Pairs::read,
            caller.seesAllUnits(),
            units,
            units,
            states,
            after,
            limit + 1);
    return Page.cut(found, limit, last -> cursors.encode(listing, List.of(last.id().toString())))
        .map(DuplicateView::of);
  }
}
