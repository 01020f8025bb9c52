package dev.mingce.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mingce.audit.log.EntryDraft;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.Target;
import dev.mingce.events.Actor;
import dev.mingce.kit.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Drafts of entries for tests of what happens to them afterwards. */
public final class Drafts {
  public static final Instant AT = Instant.parse("2026-03-04T05:06:07.891Z");

  private Drafts() {}

  public static EntryDraft of(UUID id) {
    return of(id, "customer.updated", Outcome.DONE, "li.na", "c-1", AT);
  }

  public static EntryDraft of(
      String action, Outcome outcome, String actor, String target, Instant at) {
    return of(Ids.next(), action, outcome, actor, target, at);
  }

  private static EntryDraft of(
      UUID id, String action, Outcome outcome, String actor, String target, Instant at) {
    return new EntryDraft(
        id,
        at,
        action,
        outcome,
        new Actor(actor, Actor.USER, "sales-east", "mingce-web"),
        new Target(Target.CUSTOMER, target, 2L, null),
        "customer-service",
        action + ".v1",
        "support",
        "customer-called",
        List.of("/contactPoints/0"),
        Sample.TRACE,
        JsonNodeFactory.instance.objectNode(),
        null);
  }

  /** One about a customer's version. */
  public static EntryDraft about(UUID id, String customer, long version) {
    EntryDraft draft = of(id);
    return new EntryDraft(
        draft.id(),
        draft.at(),
        draft.action(),
        draft.outcome(),
        draft.actor(),
        new Target(Target.CUSTOMER, customer, version, null),
        draft.sourceService(),
        draft.sourceEvent(),
        draft.purpose(),
        draft.reason(),
        draft.changedFields(),
        draft.traceId(),
        draft.data(),
        draft.sealed());
  }

  /** One of another source. */
  public static EntryDraft of(UUID id, String service, String action) {
    EntryDraft draft = of(id);
    return new EntryDraft(
        draft.id(),
        draft.at(),
        action,
        draft.outcome(),
        draft.actor(),
        draft.target(),
        service,
        action + ".v1",
        draft.purpose(),
        draft.reason(),
        draft.changedFields(),
        draft.traceId(),
        draft.data(),
        draft.sealed());
  }

  /** The same with other contents. */
  public static EntryDraft with(EntryDraft draft, String data, String sealed) {
    return new EntryDraft(
        draft.id(),
        draft.at(),
        draft.action(),
        draft.outcome(),
        draft.actor(),
        draft.target(),
        draft.sourceService(),
        draft.sourceEvent(),
        draft.purpose(),
        draft.reason(),
        draft.changedFields(),
        draft.traceId(),
        JsonNodeFactory.instance.objectNode().put("note", data),
        sealed);
  }

  /** The same with other fields. */
  public static EntryDraft with(EntryDraft draft, List<String> fields) {
    return new EntryDraft(
        draft.id(),
        draft.at(),
        draft.action(),
        draft.outcome(),
        draft.actor(),
        draft.target(),
        draft.sourceService(),
        draft.sourceEvent(),
        draft.purpose(),
        draft.reason(),
        fields,
        draft.traceId(),
        draft.data(),
        draft.sealed());
  }
}
