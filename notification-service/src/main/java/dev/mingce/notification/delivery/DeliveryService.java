package dev.mingce.notification.delivery;

import dev.mingce.kit.audit.AccessEvents;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import dev.mingce.notification.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows deliveries to those who may see the unit that they went to. */
@ApplicationScoped
public class DeliveryService {
  private final Database database;
  private final Cursors cursors;
  private final AccessEvents access;

  DeliveryService(Database database, Cursors cursors, AccessEvents access) {
    this.database = database;
    this.cursors = cursors;
    this.access = access;
  }

  /**
   * The deliveries about a record, newest first, whether its own owner or that of the other record
   * was told.
   */
  @Transactional
  public Page<DeliveryView> list(DeliveryQuery query, Caller caller) {
    Where where = new Where();
    scope(where, caller);
    @Nullable UUID customerId = query.customerId();
    if (customerId != null) {
      where.and("(customer_id = ? OR other_id = ?)", customerId, customerId);
    }
    @Nullable DeliveryState state = query.state();
    if (state != null) {
      where.and("state = ?", state.code());
    }
    @Nullable Rule rule = query.rule();
    if (rule != null) {
      where.and("rule = ?", rule.code());
    }
    @Nullable Long count = query.count() ? count(where) : null;
    @Nullable String cursor = query.cursor();
    if (cursor != null) {
      where.and("id < ?", UUID.fromString(cursors.decode(query.listing(), cursor).getFirst()));
    }
    List<Delivery> found = find(where, query.limit() + 1);
    boolean more = found.size() > query.limit();
    List<Delivery> page = more ? found.subList(0, query.limit()) : found;
    @Nullable String next =
        more ? cursors.encode(query.listing(), List.of(page.getLast().id().toString())) : null;
    return new Page<>(page.stream().map(DeliveryView::of).toList(), next, count);
  }

  /** One delivery; 404 where there is none that the caller may see, which is recorded. */
  // No transaction around it: a denial is recorded in one of its own and would need a second
  // connection while this one is held.
  public Delivery get(UUID id, Caller caller) {
    Where where = new Where();
    scope(where, caller);
    where.and("id = ?", id);
    return find(where, 1).stream().findFirst().orElseThrow(() -> notVisible(id, caller));
  }

  private ProblemException notVisible(UUID id, Caller caller) {
    database
        .query(
            "SELECT customer_id FROM delivery WHERE id = ?",
            row -> row.getObject(1, UUID.class),
            List.of(id))
        .forEach(customerId -> access.deniedByUnit(caller, "delivery-denied", customerId));
    return ProblemException.notFound();
  }

  // As long as nobody knows the unit, only those see it who see all.
  private static void scope(Where where, Caller caller) {
    if (!caller.seesAllUnits()) {
      where.and("recipient_unit = ANY (?)", List.copyOf(caller.orgUnits()));
    }
  }

  private List<Delivery> find(Where where, int limit) {
    List<Object> arguments = new ArrayList<>(where.arguments);
    arguments.add(limit);
    return database.query(
        "SELECT * FROM delivery WHERE " + where + " ORDER BY id DESC LIMIT ?",
        Delivery::read,
        arguments);
  }

  private Long count(Where where) {
    return database
        .query(
            "SELECT count(*) FROM delivery WHERE " + where, row -> row.getLong(1), where.arguments)
        .getFirst();
  }

  private static final class Where {
    private final StringBuilder text = new StringBuilder("true");
    private final List<Object> arguments = new ArrayList<>();

    void and(String condition, Object... values) {
      text.append(" AND ").append(condition);
      arguments.addAll(List.of(values));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
