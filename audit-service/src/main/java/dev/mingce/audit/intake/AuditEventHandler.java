package dev.mingce.audit.intake;

import dev.mingce.audit.digest.DigestService;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.EntryTooLargeException;
import dev.mingce.events.EventType;
import dev.mingce.events.MalformedEventException;
import dev.mingce.events.SourceDigest;
import dev.mingce.events.Topics;
import dev.mingce.kit.inbox.EventHandler;
import dev.mingce.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Records every event about a customer: changes, looks, decisions and messages; and what the
 * sources say that they sent.
 */
@ApplicationScoped
public class AuditEventHandler implements EventHandler {
  private static final Set<String> TOPICS =
      Set.of(
          Topics.CUSTOMER_CHANGES,
          Topics.CUSTOMER_ACCESS,
          Topics.DEDUP_DECISIONS,
          Topics.NOTIFICATION_OUTCOMES,
          Topics.AUDIT_DIGESTS);
  private static final Set<String> TYPES =
      Arrays.stream(EventType.values())
          .filter(type -> TOPICS.contains(type.topic()))
          .map(EventType::typeName)
          .collect(Collectors.toUnmodifiableSet());

  private final EntryLogService log;
  private final DigestService digests;

  AuditEventHandler(EntryLogService log, DigestService digests) {
    this.log = log;
    this.digests = digests;
  }

  @Override
  public String consumer() {
    return "audit-service";
  }

  @Override
  public Set<String> topics() {
    return TOPICS;
  }

  @Override
  public Set<String> types() {
    return TYPES;
  }

  // One reads and notes its events while the other holds the head.
  @Override
  public int threads() {
    return 2;
  }

  @Override
  public void handle(ReceivedEvent event) {
    try {
      log.append(EntryDrafts.of(event.envelope(), event.payload()));
      if (event.envelope().type().equals(EventType.SOURCE_DIGEST.typeName())) {
        receive(event);
      }
    } catch (EntryTooLargeException e) {
      throw new MalformedEventException(String.valueOf(e.getMessage()));
    }
  }

  private void receive(ReceivedEvent event) {
    byte[] payload = event.payload();
    if (payload != null) {
      digests.receive(event.envelope().id(), (SourceDigest) EventType.SOURCE_DIGEST.read(payload));
    }
  }
}
