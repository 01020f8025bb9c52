package dev.mingce.customer.record;

import dev.mingce.events.CustomerFacts;
import dev.mingce.kit.Ids;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists customers that the caller may see. */
@ApplicationScoped
public class CustomerListService {
  private static final Set<String> SORTS = Set.of("createdAt", "-createdAt");

  private final Lookups lookups;
  private final CustomerStoreService store;
  private final CustomerService customers;
  private final Cursors cursors;
  private final CurrentCaller currentCaller;

  CustomerListService(
      Lookups lookups,
      CustomerStoreService store,
      CustomerService customers,
      Cursors cursors,
      CurrentCaller currentCaller) {
    this.lookups = lookups;
    this.store = store;
    this.customers = customers;
    this.cursors = cursors;
    this.currentCaller = currentCaller;
  }

  Page<CustomerView> list(CustomerFilter filter) {
    Caller caller = currentCaller.get();
    int limit = Limits.of(filter.limit());
    String listing = filter.listing() + "|" + caller.subject();
    CustomerQuery query =
        new CustomerQuery(
            tokens(filter),
            caller.seesAllUnits() ? null : new TreeSet<>(caller.orgUnits()),
            kind(filter.kind()),
            descending(filter.sort()),
            position(listing, filter.cursor()),
            limit + 1);
    List<SealedCustomer> found = store.list(query);
    boolean more = found.size() > limit;
    List<SealedCustomer> shown = more ? found.subList(0, limit) : found;
    return new Page<>(
        customers.views(shown, true),
        more ? cursors.encode(listing, List.of(shown.getLast().id().toString())) : null,
        Boolean.TRUE.equals(filter.count()) ? store.count(query) : null);
  }

  private List<Lookups.Token> tokens(CustomerFilter filter) {
    List<Lookups.Token> tokens = new ArrayList<>();
    add(tokens, "?phone", filter.phone(), lookups::phone);
    add(tokens, "?email", filter.email(), lookups::email);
    add(tokens, "?identifier", filter.identifier(), lookups::identifier);
    add(tokens, "?name", filter.name(), name -> Optional.of(lookups.name(name)));
    return tokens;
  }

  private static void add(
      List<Lookups.Token> tokens,
      String parameter,
      @Nullable String asked,
      Function<String, Optional<Lookups.Token>> token) {
    if (asked != null) {
      tokens.add(token.apply(asked).orElseThrow(() -> invalid(parameter)));
    }
  }

  private static @Nullable String kind(@Nullable String kind) {
    if (kind == null
        || kind.equals(CustomerFacts.PERSON)
        || kind.equals(CustomerFacts.ORGANISATION)) {
      return kind;
    }
    throw invalid("?kind");
  }

  private static boolean descending(@Nullable String sort) {
    if (sort != null && !SORTS.contains(sort)) {
      throw invalid("?sort");
    }
    return "-createdAt".equals(sort);
  }

  private @Nullable UUID position(String listing, @Nullable String cursor) {
    return cursor == null
        ? null
        : Ids.parse(cursors.decode(listing, cursor).getFirst())
            .orElseThrow(() -> new ProblemException(KitError.INVALID_CURSOR));
  }

  private static ProblemException invalid(String parameter) {
    return new ProblemException(
        KitError.INVALID_PARAMETER, List.of(Violation.at(parameter, "invalid-value")));
  }
}
