package dev.mingce.customer.search;

import dev.mingce.customer.source.AdmissionService;
import dev.mingce.events.EventType;
import dev.mingce.events.MalformedEventException;
import dev.mingce.events.QualityScored;
import dev.mingce.events.SourceAdmissionChanged;
import dev.mingce.events.Topics;
import dev.mingce.kit.inbox.EventHandler;
import dev.mingce.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Takes in what dedup-service says of quality: the scores, so that customers can be searched by
 * them, and which sources are in quarantine.
 */
@ApplicationScoped
public class QualityHandler implements EventHandler {
  private final QualityScoreService scores;
  private final AdmissionService admissions;

  QualityHandler(QualityScoreService scores, AdmissionService admissions) {
    this.scores = scores;
    this.admissions = admissions;
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
    return Set.of(
        EventType.QUALITY_SCORED.typeName(), EventType.SOURCE_ADMISSION_CHANGED.typeName());
  }

  @Override
  public void handle(ReceivedEvent event) {
    byte[] payload = event.payload();
    if (payload == null) {
      return;
    }
    EventType type = EventType.find(event.envelope().type()).orElseThrow();
    switch (type.read(payload)) {
      case QualityScored scored -> scores.note(scored);
      case SourceAdmissionChanged admission -> admissions.note(admission);
      default -> throw new MalformedEventException("ce_type is not one of those asked for");
    }
  }
}
