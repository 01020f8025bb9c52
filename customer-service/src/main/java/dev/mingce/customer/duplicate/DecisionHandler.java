package dev.mingce.customer.duplicate;

import dev.mingce.events.DecisionWithdrawn;
import dev.mingce.events.DedupDecision;
import dev.mingce.events.EventType;
import dev.mingce.events.MalformedEventException;
import dev.mingce.events.MergeRequested;
import dev.mingce.events.Topics;
import dev.mingce.kit.inbox.EventHandler;
import dev.mingce.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Takes decisions of dedup-service onto the records that they concern. */
@ApplicationScoped
public class DecisionHandler implements EventHandler {
  private static final Set<String> TYPES =
      Set.of(
          EventType.DUPLICATE_FOUND.typeName(),
          EventType.MERGE_REQUESTED.typeName(),
          EventType.REVIEW_NEEDED.typeName(),
          EventType.DECISION_WITHDRAWN.typeName());

  /** Why dedup-service withdraws what a person rejected. */
  private static final String ASSERTED_DISTINCT = "asserted-distinct";

  private final SuspicionService suspicions;
  private final MergeRequests merges;

  DecisionHandler(SuspicionService suspicions, MergeRequests merges) {
    this.suspicions = suspicions;
    this.merges = merges;
  }

  @Override
  public String consumer() {
    return "customer-service";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.DEDUP_DECISIONS);
  }

  @Override
  public Set<String> types() {
    return TYPES;
  }

  @Override
  public void handle(ReceivedEvent event) {
    byte[] payload = event.payload();
    if (payload == null) {
      throw new MalformedEventException("a decision without a value");
    }
    EventType type = EventType.find(event.envelope().type()).orElseThrow();
    if (type.read(payload) instanceof DedupDecision decision) {
      suspicions.note(decision);
      if (decision instanceof MergeRequested request) {
        merges.requested(request);
      } else if (decision instanceof DecisionWithdrawn withdrawn
          && ASSERTED_DISTINCT.equals(withdrawn.reason())) {
        merges.rejected(withdrawn.left(), withdrawn.right());
      }
    }
  }
}
