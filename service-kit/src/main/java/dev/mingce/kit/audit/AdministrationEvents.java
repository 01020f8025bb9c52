package dev.mingce.kit.audit;

import dev.mingce.events.Actor;
import dev.mingce.events.AdministrationRecorded;
import dev.mingce.events.CustomerAccessed;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells the audit log who changed how the system works. */
@ApplicationScoped
public class AdministrationEvents {
  private final Outbox outbox;
  private final String source;

  AdministrationEvents(
      Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.outbox = outbox;
    this.source = "/mingce/" + service;
  }

  /**
   * What was administered.
   *
   * @param action area and verb, such as {@code standard.published}
   * @param targetType kind of thing, such as {@code standard}
   * @param targetId its id or code, never personal data
   * @param version its version that was made
   * @param changed names of what changed, never values
   */
  public record Change(
      String action,
      String targetType,
      @Nullable String targetId,
      @Nullable Long version,
      List<String> changed) {
    public Change {
      changed = List.copyOf(changed);
    }
  }

  /**
   * Records a change that was made. Belongs into the transaction that makes it: there is no change
   * without its record.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void record(Actor actor, Change change) {
    AdministrationRecorded event =
        new AdministrationRecorded(
            change.action(),
            actor,
            change.targetType(),
            change.targetId(),
            change.version(),
            CustomerAccessed.DONE,
            change.changed(),
            null,
            Instant.now().truncatedTo(ChronoUnit.MICROS));
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), source, event, null);
    outbox.append(
        OutboxMessage.event(
            Topics.CUSTOMER_ACCESS, envelope.subject(), envelope, EventJson.write(event)));
  }
}
