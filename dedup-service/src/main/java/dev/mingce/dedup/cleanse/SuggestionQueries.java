package dev.mingce.dedup.cleanse;

import dev.mingce.dedup.cleanse.repair.Repair;
import dev.mingce.events.CustomerAccessed;
import dev.mingce.events.sealed.SubjectKeyReader;
import dev.mingce.kit.Ids;
import dev.mingce.kit.audit.AccessEvents;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows suggestions to callers of the customer's unit; values only to who may reveal them. */
@ApplicationScoped
class SuggestionQueries {

  private static final String PURPOSE = "[a-z][a-z0-9-]{1,63}";

  private final CleansingRows rows;
  private final SubjectKeyReader keys;
  private final AccessEvents access;
  private final Cursors cursors;

  SuggestionQueries(
      CleansingRows rows, SubjectKeyReader keys, AccessEvents access, Cursors cursors) {
    this.rows = rows;
    this.keys = keys;
    this.access = access;
    this.cursors = cursors;
  }

  Page<SuggestionView> list(
      Caller caller,
      @Nullable UUID customerId,
      @Nullable String rule,
      String state,
      int limit,
      @Nullable String cursor) {
    String listing = String.join("/", "suggestions", customerId + "", rule + "", state);
    UUID after =
        cursor == null
            ? null
            : Ids.parse(cursors.decode(listing, cursor).getFirst())
                .orElseThrow(() -> new ProblemException(KitError.INVALID_CURSOR));
    List<Suggestion> found =
        rows.list(
            caller.seesAllUnits(), caller.orgUnits(), customerId, rule, state, after, limit + 1);
    return Page.cut(found, limit, last -> cursors.encode(listing, List.of(last.id().toString())))
        .map(one -> SuggestionView.of(one, null));
  }

  /**
   * One suggestion.
   *
   * @param purpose for revealing its values; null for not revealing them
   */
  SuggestionView one(Caller caller, String id, boolean reveals, @Nullable String purpose) {
    Suggestion one = Ids.parse(id).flatMap(rows::find).orElseThrow(ProblemException::notFound);
    if (!caller.sees(one.unit())) {
      access.deniedByUnit(caller, "cleansing-denied", one.customerId());
      throw ProblemException.notFound();
    }
    return reveals ? revealed(caller, one, purpose) : SuggestionView.of(one, null);
  }

  private SuggestionView revealed(Caller caller, Suggestion one, @Nullable String purpose) {
    if (!caller.may("customer:reveal")) {
      throw new ProblemException(KitError.FORBIDDEN);
    }
    if (purpose == null || !purpose.matches(PURPOSE)) {
      throw new ProblemException(
          KitError.INVALID_PARAMETER, List.of(Violation.at("Purpose", "required")));
    }
    Repair repair =
        keys.find(one.keyId())
            .map(key -> RepairSeal.open(key, one.id(), one.repair()))
            .orElseThrow(ProblemException::notFound);
    // On record before the answer leaves.
    access.recordAlone(
        caller,
        new AccessEvents.Access(
            "cleansing-reveal",
            one.customerId(),
            CustomerAccessed.DONE,
            List.of(one.pointer()),
            purpose));
    return SuggestionView.of(one, repair);
  }
}
