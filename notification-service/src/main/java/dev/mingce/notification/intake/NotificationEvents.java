package dev.mingce.notification.intake;

import dev.mingce.events.AuditAlertRaised;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.CustomerState;
import dev.mingce.events.DecisionWithdrawn;
import dev.mingce.events.DedupDecision;
import dev.mingce.events.DuplicateFound;
import dev.mingce.events.Event;
import dev.mingce.events.EventType;
import dev.mingce.events.Evidence;
import dev.mingce.events.MalformedEventException;
import dev.mingce.events.MergeRequested;
import dev.mingce.events.Owner;
import dev.mingce.events.ReviewNeeded;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.inbox.EventHandler;
import dev.mingce.kit.inbox.ReceivedEvent;
import dev.mingce.kit.observe.Traces;
import dev.mingce.notification.alert.AlertNoticeService;
import dev.mingce.notification.delivery.Finding;
import dev.mingce.notification.delivery.PlanningService;
import dev.mingce.notification.delivery.Rule;
import dev.mingce.notification.owner.CustomerOwner;
import dev.mingce.notification.owner.OwnerService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the owners of customers and plans what decisions about them and alerts call for. */
@ApplicationScoped
public class NotificationEvents implements EventHandler {
  private final OwnerService owners;
  private final PlanningService planner;
  private final AlertNoticeService alerts;

  NotificationEvents(OwnerService owners, PlanningService planner, AlertNoticeService alerts) {
    this.owners = owners;
    this.planner = planner;
    this.alerts = alerts;
  }

  @Override
  public String consumer() {
    return "notification-service";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.CUSTOMER_STATE, Topics.DEDUP_DECISIONS, Topics.AUDIT_ALERTS);
  }

  @Override
  public Set<String> types() {
    return Set.of(
        EventType.CUSTOMER_STATE.typeName(),
        EventType.DUPLICATE_FOUND.typeName(),
        EventType.REVIEW_NEEDED.typeName(),
        EventType.MERGE_REQUESTED.typeName(),
        EventType.DECISION_WITHDRAWN.typeName(),
        EventType.AUDIT_ALERT_RAISED.typeName());
  }

  @Override
  public void handle(ReceivedEvent received) {
    byte @Nullable [] payload = received.payload();
    if (payload == null) {
      erased(received);
      return;
    }
    Event event = EventType.find(received.envelope().type()).orElseThrow().read(payload);
    switch (event) {
      case CustomerState state -> owners.keep(ownerOf(state));
      case DedupDecision decision -> decided(decision, received.envelope().traceparent());
      case AuditAlertRaised alert -> alerts.plan(alert, received.envelope().traceparent());
      default -> throw new MalformedEventException("ce_type does not belong on this topic");
    }
  }

  private void erased(ReceivedEvent received) {
    if (!received.topic().equals(Topics.CUSTOMER_STATE)) {
      throw new MalformedEventException("value is missing");
    }
    UUID customerId =
        Ids.parse(received.key())
            .orElseThrow(() -> new MalformedEventException("key is not a customer id"));
    owners.forget(customerId, received.envelope().sequence());
    planner.withdrawErased(customerId);
  }

  private static CustomerOwner ownerOf(CustomerState state) {
    CustomerFacts facts = state.customer();
    @Nullable Owner owner = facts.owner();
    return new CustomerOwner(
        facts.id(),
        facts.version(),
        owner == null ? null : owner.unit(),
        owner == null ? null : owner.user(),
        facts.status());
  }

  private void decided(DedupDecision decision, @Nullable String published) {
    switch (decision) {
      case DuplicateFound found -> {
        // Every later event about the pair would say the same again, so each rule speaks once.
        switch (found.decision()) {
          case DedupDecision.AUTO_MERGE -> plan(Rule.DUPLICATE_MERGE, found, published);
          case DedupDecision.REVIEW -> plan(Rule.DUPLICATE_REVIEW, found, published);
          default -> {
            // Two customers: there is nothing to tell.
          }
        }
      }
      case ReviewNeeded needed -> plan(Rule.DUPLICATE_REVIEW, needed, published);
      case MergeRequested requested -> plan(Rule.DUPLICATE_MERGE, requested, published);
      case DecisionWithdrawn withdrawn ->
          planner.withdraw(withdrawn.decisionId(), withdrawn.reason());
    }
  }

  private void plan(Rule rule, DedupDecision decision, @Nullable String published) {
    @Nullable String current = Traces.traceparent();
    List<String> matched =
        decision.evidence().stream()
            .filter(evidence -> evidence.weight() > 0)
            .map(Evidence::field)
            .distinct()
            .toList();
    planner.plan(
        new Finding(
            rule,
            decision.decisionId(),
            decision.left(),
            decision.right(),
            decision.decision(),
            decision.probability(),
            matched,
            current == null ? published : current));
  }
}
