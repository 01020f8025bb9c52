package dev.mingce.audit.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.events.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded, before it has its place in the log. None of it is personal data but what
 * the producer sealed.
 *
 * @param id id of the event, or a new one (UUIDv7) where this service is the source
 * @param at when it happened, as the source says
 * @param action what was done, such as {@code customer.registered}
 * @param outcome how it ended
 * @param actor who did it
 * @param target what it was done to
 * @param sourceService name of the service that says so
 * @param sourceEvent event type with its version
 * @param purpose purpose code, if one was given
 * @param reason code or short text, if there is one
 * @param changedFields names of the fields that changed or were shown
 * @param traceId W3C trace id, if there is one
 * @param data whatever else the event says in the clear
 * @param sealed the producer's ciphertext, if there is one
 */
public record EntryDraft(
    UUID id,
    Instant at,
    String action,
    Outcome outcome,
    Actor actor,
    Target target,
    String sourceService,
    String sourceEvent,
    @Nullable String purpose,
    @Nullable String reason,
    List<String> changedFields,
    @Nullable String traceId,
    ObjectNode data,
    @Nullable String sealed) {
  /** Copies the list. */
  public EntryDraft {
    changedFields = List.copyOf(changedFields);
  }
}
