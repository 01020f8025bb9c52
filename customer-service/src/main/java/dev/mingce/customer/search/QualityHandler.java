package dev.mingce.customer.search;

import dev.mingce.events.EventType;
import dev.mingce.events.QualityScored;
import dev.mingce.events.Topics;
import dev.mingce.kit.inbox.EventHandler;
import dev.mingce.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Takes the quality scores of dedup-service in, so that customers can be searched by them. */
@ApplicationScoped
public class QualityHandler implements EventHandler {
  private final QualityScoreService scores;

  QualityHandler(QualityScoreService scores) {
    this.scores = scores;
  }

  // A group of its own: decisions must not wait behind a rescoring of everything.
  @Override
  public String consumer() {
    return "customer-service-quality";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.DEDUP_QUALITY);
  }

  @Override
  public Set<String> types() {
    return Set.of(EventType.QUALITY_SCORED.typeName());
  }

  @Override
  public void handle(ReceivedEvent event) {
    byte[] payload = event.payload();
    if (payload != null && EventType.QUALITY_SCORED.read(payload) instanceof QualityScored scored) {
      scores.note(scored);
    }
  }
}
