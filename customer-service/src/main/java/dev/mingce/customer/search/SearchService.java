package dev.mingce.customer.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.record.CustomerService;
import dev.mingce.customer.record.CustomerStoreService;
import dev.mingce.customer.record.CustomerView;
import dev.mingce.customer.record.KeyedCustomer;
import dev.mingce.customer.record.VisibilityService;
import dev.mingce.customer.token.SearchTokens;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Searches customers that the caller may see. */
@ApplicationScoped
public class SearchService {
  private final SearchPlanner planner;
  private final SearchStoreService index;
  private final CustomerStoreService store;
  private final CustomerService customers;
  private final VisibilityService visibility;
  private final SavedQueryService savedQueries;
  private final Cursors cursors;
  private final CurrentCaller currentCaller;
  private final ObjectMapper json;

  SearchService(
      SearchTokens tokens,
      SearchStoreService index,
      CustomerStoreService store,
      CustomerService customers,
      VisibilityService visibility,
      SavedQueryService savedQueries,
      Cursors cursors,
      CurrentCaller currentCaller,
      ObjectMapper json) {
    this.planner = new SearchPlanner(tokens);
    this.index = index;
    this.store = store;
    this.customers = customers;
    this.visibility = visibility;
    this.savedQueries = savedQueries;
    this.cursors = cursors;
    this.currentCaller = currentCaller;
    this.json = json;
  }

  /** Customers masked, or with their values for a stated purpose, each look recorded. */
  SearchPage search(@Nullable SearchInput input, boolean revealed, @Nullable String purpose) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    Caller caller = currentCaller.get();
    String stated = revealed ? visibility.purpose(caller, null, purpose) : null;
    int limit = limit(input.limit());
    SearchInput question = question(input, caller);
    if (caller.orgUnits().isEmpty()) {
      return new SearchPage(List.of(), null, null);
    }
    String listing = "search|" + write(question) + "|" + caller.subject();
    SearchPlan plan = planner.plan(question, caller);
    SearchPosition after =
        input.cursor() == null ? null : SearchPosition.of(cursors.decode(listing, input.cursor()));
    List<SearchPosition> found = index.page(plan, after, limit + 1);
    boolean more = found.size() > limit;
    List<SearchPosition> shown = more ? found.subList(0, limit) : found;
    return new SearchPage(
        hits(plan, shown, caller, stated),
        more ? cursors.encode(listing, shown.getLast().parts()) : null,
        Boolean.TRUE.equals(input.count()) ? index.count(plan) : null);
  }

  private SearchInput question(SearchInput input, Caller caller) {
    String id = input.savedQuery();
    if (id == null) {
      return input.question();
    }
    SavedQueryView saved;
    try {
      saved = savedQueries.one(id, caller);
    } catch (ProblemException e) {
      throw ProblemException.invalid(Violation.at("/savedQuery", "unknown-saved-query"));
    }
    return input.with(saved).question();
  }

  // The record decides who may see it, not its row in the index.
  private List<SearchHit> hits(
      SearchPlan plan, List<SearchPosition> shown, Caller caller, @Nullable String purpose) {
    List<UUID> ids = shown.stream().map(SearchPosition::id).toList();
    List<KeyedCustomer> visible =
        store.findActiveKeyed(ids).stream()
            .filter(one -> caller.sees(one.customer().unit()))
            .toList();
    Map<UUID, CustomerView> views =
        views(visible, caller, purpose).stream()
            .collect(Collectors.toMap(CustomerView::id, Function.identity()));
    List<SearchHit> hits = new ArrayList<>();
    for (SearchPosition place : shown) {
      CustomerView view = views.get(place.id());
      if (view != null) {
        hits.add(new SearchHit(plan.tiers().get(place.tier()).match(), view));
      }
    }
    return hits;
  }

  private List<CustomerView> views(
      List<KeyedCustomer> visible, Caller caller, @Nullable String purpose) {
    if (purpose == null) {
      return customers.maskedViews(visible);
    }
    List<UUID> ids = visible.stream().map(one -> one.customer().id()).toList();
    return customers.views(store.revealActive(ids, caller, purpose), false);
  }

  private static int limit(@Nullable Integer asked) {
    if (asked != null && (asked < 1 || asked > Limits.MAX)) {
      throw new ProblemException(
          KitError.VALIDATION_FAILED,
          List.of(Violation.at("/limit", "out-of-range", 1, Limits.MAX)));
    }
    return asked == null ? Limits.DEFAULT : asked;
  }

  private String write(SearchInput input) {
    try {
      return json.writeValueAsString(input);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a search is always JSON", e);
    }
  }
}
