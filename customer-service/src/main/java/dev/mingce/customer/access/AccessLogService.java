package dev.mingce.customer.access;

import dev.mingce.events.CustomerAccessed;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records who looked at what, and who was not let. */
@ApplicationScoped
public class AccessLogService {
  private static final String SOURCE = "/mingce/customer-service";

  private final Outbox outbox;
  private final Clock clock = Clock.systemUTC();

  AccessLogService(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Personal data is about to be shown; belongs into the transaction of the read. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void revealed(Caller caller, UUID customerId, long version, String purpose) {
    append(
        caller, "reveal", customerId, version, purpose, CustomerAccessed.DONE, List.of("*"), null);
  }

  /** Data keys are about to be handed out; belongs into the transaction that reads them. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void unsealed(Caller caller, List<UUID> keyIds) {
    append(
        caller,
        "unseal",
        null,
        null,
        null,
        CustomerAccessed.DONE,
        keyIds.stream().map(id -> "key:" + id).toList(),
        null);
  }

  /**
   * A caller asked for a record outside its units. A transaction of its own: the request itself
   * fails.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void denied(Caller caller, String action, @Nullable UUID customerId, String reason) {
    append(caller, action, customerId, null, null, CustomerAccessed.DENIED, List.of(), reason);
  }

  private void append(
      Caller caller,
      String action,
      @Nullable UUID customerId,
      @Nullable Long version,
      @Nullable String purpose,
      String outcome,
      List<String> fields,
      @Nullable String reason) {
    CustomerAccessed event =
        new CustomerAccessed(
            action,
            caller.actor(),
            customerId,
            version,
            purpose,
            outcome,
            fields,
            reason,
            null,
            clock.instant());
    UUID id = Ids.next();
    EventEnvelope envelope = EventEnvelope.of(id, SOURCE, event, null);
    outbox.append(
        OutboxMessage.event(
            Topics.CUSTOMER_ACCESS, envelope.subject(), envelope, EventJson.write(event)));
  }
}
