package dev.mingce.audit.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.audit.log.EntryDraft;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.Target;
import dev.mingce.events.AccessRefused;
import dev.mingce.events.Actor;
import dev.mingce.events.AdministrationRecorded;
import dev.mingce.events.AuditAlertRaised;
import dev.mingce.events.CheckpointPublished;
import dev.mingce.events.CustomerAccessed;
import dev.mingce.events.CustomerChange;
import dev.mingce.events.CustomerState;
import dev.mingce.events.DecisionWithdrawn;
import dev.mingce.events.DedupDecision;
import dev.mingce.events.DeliveryBounced;
import dev.mingce.events.DeliveryDelivered;
import dev.mingce.events.DeliveryFailed;
import dev.mingce.events.DeliveryOutcome;
import dev.mingce.events.DeliverySent;
import dev.mingce.events.DeliverySuppressed;
import dev.mingce.events.DuplicateFound;
import dev.mingce.events.Event;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.EventType;
import dev.mingce.events.MalformedEventException;
import dev.mingce.events.MergeRequested;
import dev.mingce.events.QualityScored;
import dev.mingce.events.ReviewNeeded;
import dev.mingce.events.SourceAdmissionChanged;
import dev.mingce.events.SourceDigest;
import dev.mingce.kit.audit.NetworkPrefix;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What each event says, in the terms of the log. */
final class EntryDrafts {
  private static final ObjectMapper JSON = EventJson.mapper();
  private static final Pattern VERSION_SUFFIX = Pattern.compile("\\.v[0-9]+$");
  private static final String SEALED = "sealed";
  private static final String CALLER_ADDRESS = "callerAddress";

  /** Whoever came with a token that is not good. */
  private static final Actor NOBODY = new Actor("unknown", Actor.USER, null, null);

  /** Members that have a place of their own in an entry. */
  private static final Set<String> PLACED =
      Set.of(
          "actor",
          "requestedBy",
          "reason",
          "purpose",
          "outcome",
          "action",
          "at",
          "changedFields",
          "fields",
          SEALED,
          CALLER_ADDRESS);

  private EntryDrafts() {}

  /**
   * The entry of one event.
   *
   * @throws MalformedEventException if the value is not what the type says; the message holds no
   *     value
   */
  static EntryDraft of(EventEnvelope envelope, byte @Nullable [] payload) {
    EventType type =
        EventType.find(envelope.type())
            .orElseThrow(() -> new MalformedEventException("ce_type is not known"));
    if (payload == null) {
      throw new MalformedEventException("value is missing");
    }
    Event event = type.read(payload);
    Content content = new Content(envelope, tree(payload));
    return switch (event) {
      case CustomerChange change -> ofChange(change, content);
      case CustomerAccessed access -> ofAccess(access, content);
      case DedupDecision decision -> ofDecision(decision, content);
      case DeliveryOutcome delivery -> ofDelivery(delivery, content);
      case CustomerState state -> throw unexpected();
      case QualityScored scored -> throw unexpected();
      case SourceAdmissionChanged admission -> throw unexpected();
      case CheckpointPublished checkpoint -> throw unexpected();
      case AccessRefused refused -> ofRefusal(refused, content);
      case AdministrationRecorded administration -> ofAdministration(administration, content);
      case SourceDigest digest -> ofDigest(digest, content);
      case AuditAlertRaised alert -> throw unexpected();
    };
  }

  private static EntryDraft ofChange(CustomerChange change, Content content) {
    return content.draft(
        content.action(),
        Outcome.DONE,
        change.actor(),
        customer(change.customerId(), change.sequence(), null),
        null,
        change.reason(),
        change.changedFields());
  }

  private static EntryDraft ofAccess(CustomerAccessed access, Content content) {
    String address = access.callerAddress();
    if (address != null) {
      NetworkPrefix.of(address).ifPresent(prefix -> content.data().put("callerNetwork", prefix));
    }
    return content.draft(
        "customer." + access.action(),
        Outcome.of(access.outcome()),
        access.actor(),
        customer(access.customerId(), access.version(), null),
        access.purpose(),
        access.reason(),
        access.fields());
  }

  private static EntryDraft ofRefusal(AccessRefused refused, Content content) {
    Actor actor = refused.actor();
    return content.draft(
        "access." + refused.action(),
        Outcome.DENIED,
        actor == null ? NOBODY : actor,
        new Target(Target.OPERATION, refused.operation(), null, null),
        null,
        refused.reason(),
        List.of());
  }

  private static EntryDraft ofAdministration(
      AdministrationRecorded administration, Content content) {
    content.data().remove(List.of("targetType", "targetId", "version"));
    return content.draft(
        "administration." + administration.action(),
        Outcome.of(administration.outcome()),
        administration.actor(),
        new Target(
            administration.targetType(), administration.targetId(), administration.version(), null),
        null,
        administration.reason(),
        administration.changedFields());
  }

  private static EntryDraft ofDigest(SourceDigest digest, Content content) {
    return content.draft(
        "audit.source-digest",
        Outcome.DONE,
        Actor.system(content.service()),
        new Target(Target.SOURCE, digest.service(), null, null),
        null,
        null,
        List.of());
  }

  private static EntryDraft ofDecision(DedupDecision decision, Content content) {
    return content.draft(
        content.action(),
        Outcome.DONE,
        actor(decision, content),
        customer(decision.left(), decision.leftVersion(), decision.right()),
        null,
        reason(decision),
        List.of());
  }

  private static EntryDraft ofDelivery(DeliveryOutcome delivery, Content content) {
    Outcome outcome =
        switch (delivery) {
          case DeliverySent sent -> Outcome.DONE;
          case DeliveryDelivered delivered -> Outcome.DONE;
          case DeliveryBounced bounced -> Outcome.FAILED;
          case DeliveryFailed failed -> Outcome.FAILED;
          case DeliverySuppressed suppressed -> Outcome.DENIED;
        };
    UUID customer = delivery.customerId();
    return content.draft(
        content.action(),
        outcome,
        Actor.system(content.service()),
        customer == null
            ? new Target(Target.DELIVERY, delivery.deliveryId().toString(), null, null)
            : customer(customer, null, null),
        null,
        delivery.reason(),
        List.of());
  }

  private static Actor actor(DedupDecision decision, Content content) {
    return switch (decision) {
      case MergeRequested requested -> requested.requestedBy();
      case DecisionWithdrawn withdrawn -> Actor.system(content.service());
      case DuplicateFound found -> Actor.system(content.service());
      case ReviewNeeded needed -> Actor.system(content.service());
    };
  }

  private static @Nullable String reason(DedupDecision decision) {
    return switch (decision) {
      case DecisionWithdrawn withdrawn -> withdrawn.reason();
      case DuplicateFound found -> null;
      case MergeRequested requested -> null;
      case ReviewNeeded needed -> null;
    };
  }

  private static Target customer(
      @Nullable UUID id, @Nullable Long version, @Nullable UUID counterpart) {
    return new Target(
        Target.CUSTOMER,
        id == null ? null : id.toString(),
        version,
        counterpart == null ? null : counterpart.toString());
  }

  private static MalformedEventException unexpected() {
    return new MalformedEventException("ce_type is not one that is recorded");
  }

  private static ObjectNode tree(byte[] payload) {
    try {
      // It was read as a record before, so it is an object.
      return (ObjectNode) JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new MalformedEventException("value is not well-formed JSON within the limits");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("bytes in memory are always readable", e);
    }
  }

  /**
   * Envelope and value of an event, the value split into what has a place of its own and the rest.
   */
  private record Content(EventEnvelope envelope, ObjectNode data, @Nullable String sealed) {
    Content(EventEnvelope envelope, ObjectNode value) {
      this(envelope, value.deepCopy().remove(PLACED), text(value.get(SEALED)));
    }

    /** The type without its version. */
    String action() {
      return VERSION_SUFFIX.matcher(envelope.type()).replaceFirst("");
    }

    /** {@code customer-service} of {@code /mingce/customer-service}. */
    String service() {
      String source = envelope.source();
      String last = source.substring(source.lastIndexOf('/') + 1);
      return last.isBlank() ? source : last;
    }

    @Nullable String traceId() {
      String traceparent = envelope.traceparent();
      return traceparent == null ? null : traceparent.split("-", -1)[1];
    }

    EntryDraft draft(
        String action,
        Outcome outcome,
        Actor actor,
        Target target,
        @Nullable String purpose,
        @Nullable String reason,
        List<String> fields) {
      return new EntryDraft(
          envelope.id(),
          envelope.time(),
          action,
          outcome,
          actor,
          target,
          service(),
          envelope.type(),
          purpose,
          reason,
          fields,
          traceId(),
          data,
          sealed);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
      return node == null || !node.isTextual() ? null : node.asText();
    }
  }
}
