package dev.mingce.dedup.cleanse;

import dev.mingce.dedup.cleanse.repair.RepairRule;
import dev.mingce.events.CustomerAccessed;
import dev.mingce.kit.Ids;
import dev.mingce.kit.audit.AccessEvents;
import dev.mingce.kit.audit.Administers;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decisions about suggestions, and about what happens to those to come. */
@ApplicationScoped
class SuggestionService {

  private final CleansingRows rows;
  private final CleansingRules rules;
  private final AccessEvents access;

  SuggestionService(CleansingRows rows, CleansingRules rules, AccessEvents access) {
    this.rows = rows;
    this.rules = rules;
    this.access = access;
  }

  /** Accepts, rejects or undoes a suggestion; customer-service is told in seconds. */
  @Transactional
  SuggestionView decide(Caller caller, String id, @Nullable String state, long expected) {
    Suggestion one =
        Ids.parse(id)
            .flatMap(rows::lock)
            .filter(found -> caller.sees(found.unit()))
            .orElseThrow(ProblemException::notFound);
    if (state == null) {
      throw ProblemException.invalid(Violation.at("/state", "required"));
    }
    ETags.check(expected, one.version());
    boolean possible =
        switch (state) {
          case Suggestion.ACCEPTED -> !one.state().equals(Suggestion.OBSOLETE);
          case Suggestion.REJECTED -> one.state().equals(Suggestion.OPEN);
          case Suggestion.UNDONE -> one.state().equals(Suggestion.ACCEPTED);
          default -> throw ProblemException.invalid(Violation.at("/state", "invalid-value"));
        };
    if (!possible || state.equals(one.state())) {
      throw new ProblemException(KitError.CONFLICT);
    }
    rows.decide(one.id(), state, caller.subject(), CleansingService.now());
    access.record(
        caller,
        new AccessEvents.Access(
            "cleansing-" + state,
            one.customerId(),
            CustomerAccessed.DONE,
            List.of(one.pointer()),
            null));
    if (one.sayable() && !state.equals(Suggestion.REJECTED)) {
      rows.due(one.customerId(), CleansingService.now());
    }
    return SuggestionView.of(rows.find(one.id()).orElseThrow(), null);
  }

  @Transactional
  List<CleansingRuleView> rules() {
    Map<String, CleansingRules.Changed> changes = rules.changes();
    return Arrays.stream(RepairRule.values())
        .map(rule -> view(rule, changes.get(rule.code())))
        .toList();
  }

  @Transactional
  @Administers(value = "cleansing-rule.changed", target = "cleansing-rule")
  CleansingRuleView change(String id, @Nullable String mode, long expected, String actor) {
    RepairRule rule = RepairRule.find(id).orElseThrow(ProblemException::notFound);
    RuleMode next =
        RuleMode.find(mode == null ? "" : mode)
            .orElseThrow(() -> ProblemException.invalid(Violation.at("/mode", "invalid-value")));
    CleansingRuleView before = view(rule, rules.changes().get(id));
    ETags.check(expected, before.version());
    CleansingRules.Changed changed = new CleansingRules.Changed(expected + 1, next);
    if (!rules.save(rule, changed, actor, CleansingService.now())) {
      throw ETags.stale(expected + 1);
    }
    return view(rule, changed);
  }

  private static CleansingRuleView view(RepairRule rule, CleansingRules.@Nullable Changed changed) {
    return changed == null
        ? CleansingRuleView.of(rule, 0, RuleMode.delivered(rule))
        : CleansingRuleView.of(rule, changed.version(), changed.mode());
  }
}
