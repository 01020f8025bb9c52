package dev.mingce.kit.audit;

import dev.mingce.events.CustomerAccessed;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import dev.mingce.kit.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells the audit log who was not let and what operators did. */
@ApplicationScoped
public class AccessEvents {
  private final Outbox outbox;
  private final String source;

  AccessEvents(Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.outbox = outbox;
    this.source = "/mingce/" + service;
  }

  /**
   * What was done.
   *
   * @param action such as {@code dead-letter-replay}
   * @param customerId whose data, where it is one customer's
   * @param outcome one of {@link CustomerAccessed}
   * @param things names of what it was done to, never values
   * @param reason a code or a short text without personal data
   */
  public record Access(
      String action,
      @Nullable UUID customerId,
      String outcome,
      List<String> things,
      @Nullable String reason) {
    public Access {
      things = List.copyOf(things);
    }
  }

  /** Records in the current transaction. */
  public void record(Caller caller, Access access) {
    CustomerAccessed event =
        new CustomerAccessed(
            access.action(),
            caller.actor(),
            access.customerId(),
            null,
            null,
            access.outcome(),
            access.things(),
            access.reason(),
            null,
            Instant.now().truncatedTo(ChronoUnit.MICROS));
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), source, event, null);
    outbox.append(
        OutboxMessage.event(
            Topics.CUSTOMER_ACCESS, envelope.subject(), envelope, EventJson.write(event)));
  }

  /** Records in a transaction of its own, as the request itself fails. */
  public void recordAlone(Caller caller, Access access) {
    QuarkusTransaction.requiringNew().run(() -> record(caller, access));
  }

  /** A caller asked for what belongs to a unit that it may not see, and is answered 404. */
  public void deniedByUnit(Caller caller, String action, UUID customerId) {
    recordAlone(caller, new Access(action, customerId, CustomerAccessed.DENIED, List.of(), "unit"));
  }
}
