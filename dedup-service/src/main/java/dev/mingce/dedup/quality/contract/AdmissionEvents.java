package dev.mingce.dedup.quality.contract;

import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.SourceAdmissionChanged;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells whether a source may send, in the transaction in which that changes. */
@ApplicationScoped
class AdmissionEvents {

  private static final String SOURCE = "/mingce/dedup-service";

  private final Outbox outbox;

  AdmissionEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  void changed(String system, boolean admitted, Instant at) {
    SourceAdmissionChanged event = new SourceAdmissionChanged(system, admitted, at);
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), SOURCE, event, null);
    outbox.append(
        OutboxMessage.event(
            Topics.DEDUP_QUALITY, envelope.subject(), envelope, EventJson.write(event)));
  }
}
