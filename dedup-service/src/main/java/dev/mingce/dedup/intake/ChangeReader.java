package dev.mingce.dedup.intake;

import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.Features;
import dev.mingce.dedup.normalize.DocumentRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.events.CustomerArchived;
import dev.mingce.events.CustomerChange;
import dev.mingce.events.CustomerConsentChanged;
import dev.mingce.events.CustomerErased;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.CustomerMerged;
import dev.mingce.events.CustomerRegistered;
import dev.mingce.events.CustomerReviewed;
import dev.mingce.events.CustomerSourceLinked;
import dev.mingce.events.CustomerUnmerged;
import dev.mingce.events.CustomerUpdated;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventType;
import dev.mingce.events.MalformedEventException;
import dev.mingce.events.sealed.CompactJwe;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.events.sealed.SubjectKeyReader;
import dev.mingce.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads events and opens what is sealed in them. Calls customer-service, so never in a transaction.
 */
@ApplicationScoped
class ChangeReader {

  private final SubjectKeyReader subjectKeys;
  private final CandidateService candidates;

  ChangeReader(SubjectKeyReader subjectKeys, CandidateService candidates) {
    this.subjectKeys = subjectKeys;
    this.candidates = candidates;
  }

  /**
   * The changes of a batch by event id, in its order.
   *
   * @throws MalformedEventException if one can never be read
   */
  Map<UUID, IncomingChange> read(List<ReceivedEvent> batch) {
    Map<EventEnvelope, CustomerChange> events = new LinkedHashMap<>();
    batch.forEach(received -> events.put(received.envelope(), parse(received)));
    Map<String, SubjectKey> keys =
        subjectKeys.findAll(
            events.values().stream()
                .map(ChangeReader::sealed)
                .filter(Objects::nonNull)
                .map(CompactJwe::kid)
                .distinct()
                .toList());
    Map<UUID, IncomingChange> changes = new LinkedHashMap<>();
    events.forEach((envelope, event) ->
        changes.put(
            envelope.id(),
            new IncomingChange(event, content(event, keys), envelope.traceparent())));
    return changes;
  }

  private static CustomerChange parse(ReceivedEvent received) {
    byte[] payload = received.payload();
    EventType type = EventType.find(received.envelope().type()).orElse(null);
    if (payload == null || type == null) {
      throw new MalformedEventException("a change has a known type and a value");
    }
    if (!(type.read(payload) instanceof CustomerChange change)) {
      throw new MalformedEventException("not a change of a customer");
    }
    return change;
  }

  private Content content(CustomerChange event, Map<String, SubjectKey> keys) {
    return switch (event) {
      case CustomerConsentChanged _, CustomerReviewed _, CustomerArchived _ -> new Content.Kept();
      case CustomerErased _ -> new Content.Dropped();
      case CustomerRegistered _,
          CustomerUpdated _,
          CustomerSourceLinked _,
          CustomerMerged _,
          CustomerUnmerged _ ->
          opened(event.customer(), sealed(event), keys);
    };
  }

  private static @Nullable String sealed(CustomerChange event) {
    return switch (event) {
      case CustomerRegistered e -> e.sealed();
      case CustomerUpdated e -> e.sealed();
      case CustomerSourceLinked e -> e.sealed();
      case CustomerMerged e -> e.sealed();
      case CustomerUnmerged e -> e.sealed();
      case CustomerConsentChanged _, CustomerReviewed _, CustomerArchived _, CustomerErased _ ->
          null;
    };
  }

  private Content opened(
      CustomerFacts facts, @Nullable String sealed, Map<String, SubjectKey> keys) {
    if (sealed == null) {
      return new Content.Dropped();
    }
    String keyId = CompactJwe.kid(sealed);
    SubjectKey key = keys.get(keyId);
    if (key == null) {
      // Tells a destroyed key from an unknown one, which would be an error of the event.
      key = subjectKeys.find(keyId).orElse(null);
    }
    if (key == null) {
      return new Content.Dropped(); // erased meanwhile; its own event follows
    }
    SubjectKind kind = CandidateService.kind(facts.kind());
    PersonalDocument document = PersonalDocument.open(sealed, key);
    Features features = Features.of(kind, DocumentRecord.of(facts.id(), kind, document));
    return new Content.Replaced(key, document, features, candidates.hashes(kind, features));
  }
}
