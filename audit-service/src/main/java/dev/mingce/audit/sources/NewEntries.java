package dev.mingce.audit.sources;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mingce.audit.log.EntryDraft;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.Target;
import dev.mingce.events.Actor;
import dev.mingce.kit.observe.Traces;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what a system sends and puts it into the terms of the log. */
final class NewEntries {
  private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
  private static final Pattern CODE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._:-]*");
  private static final Pattern FIELD = Pattern.compile("[a-zA-Z0-9/._-]+");
  private static final Pattern JWE = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*){4}");
  private static final Set<String> RESERVED =
      Set.of("access", "administration", "audit", "customer", "dedup", "delivery", "subject-keys");
  private static final Set<String> OUTCOMES = Set.of("done", "denied", "failed");
  private static final Set<String> ACTORS =
      Set.of(Actor.USER, Actor.SERVICE, Actor.CUSTOMER, Actor.SYSTEM);
  private static final int SHORT = 100;
  private static final int MOST_FIELDS = 200;
  private static final int LONGEST_SEALED = 12_000;

  private final NewEntry entry;
  private final List<Violation> violations = new ArrayList<>();

  private NewEntries(NewEntry entry) {
    this.entry = entry;
  }

  /**
   * The draft of an entry.
   *
   * @param source the system, as its token names it
   * @throws ProblemException 400 naming each member that is not as it should be
   */
  static EntryDraft draft(@Nullable NewEntry entry, UUID id, String source) {
    if (entry == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    NewEntries checked = new NewEntries(entry);
    EntryDraft draft = checked.read(id, source);
    if (!checked.violations.isEmpty()) {
      throw ProblemException.invalid(checked.violations.toArray(Violation[]::new));
    }
    return draft;
  }

  private EntryDraft read(UUID id, String source) {
    String action = code("/action", entry.action(), ACTION);
    if (RESERVED.contains(action.split("\\.", 2)[0])) {
      violations.add(Violation.at("/action", "invalid-value"));
    }
    String outcome = oneOf("/outcome", entry.outcome(), OUTCOMES);
    NewEntry.Who who = entry.actor() == null ? new NewEntry.Who(null, null, null) : entry.actor();
    NewEntry.What what =
        entry.target() == null ? new NewEntry.What(null, null, null) : entry.target();
    return new EntryDraft(
        id,
        at(),
        action,
        OUTCOMES.contains(outcome) ? Outcome.of(outcome) : Outcome.DONE,
        new Actor(
            code("/actor/subject", who.subject(), CODE),
            ACTORS.contains(oneOf("/actor/type", who.type(), ACTORS))
                ? String.valueOf(who.type())
                : Actor.USER,
            optional("/actor/unit", who.unit()),
            source),
        new Target(
            code("/target/type", what.type(), CODE),
            optional("/target/id", what.id()),
            version(what.version()),
            null),
        source,
        action + ".v1",
        optional("/purpose", entry.purpose()),
        optional("/reason", entry.reason()),
        fields(),
        Traces.traceId(),
        JsonNodeFactory.instance.objectNode(),
        sealed());
  }

  private Instant at() {
    try {
      Instant at = Instant.parse(entry.at() == null ? "" : entry.at());
      if (Math.abs(at.getEpochSecond()) < 4_000_000_000_000L) {
        return at;
      }
    } catch (DateTimeException e) {
      // Answered below, without the text.
    }
    violations.add(Violation.at("/at", entry.at() == null ? "required" : "invalid-value"));
    return Instant.EPOCH;
  }

  private @Nullable Long version(@Nullable Long version) {
    if (version != null && version < 1) {
      violations.add(Violation.at("/target/version", "invalid-value"));
    }
    return version;
  }

  private List<String> fields() {
    List<String> fields = entry.changedFields();
    if (fields == null) {
      return List.of();
    }
    if (fields.size() > MOST_FIELDS) {
      violations.add(Violation.at("/changedFields", "too-many", MOST_FIELDS));
      return List.of();
    }
    List<String> named = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      named.add(code("/changedFields/" + i, fields.get(i), FIELD));
    }
    return named;
  }

  private @Nullable String sealed() {
    String sealed = entry.sealed();
    if (sealed != null && sealed.length() > LONGEST_SEALED) {
      violations.add(Violation.at("/sealed", "too-long", LONGEST_SEALED));
    } else if (sealed != null && !JWE.matcher(sealed).matches()) {
      violations.add(Violation.at("/sealed", "invalid-value"));
    }
    return sealed;
  }

  private String oneOf(String pointer, @Nullable String value, Set<String> known) {
    if (value == null || !known.contains(value)) {
      violations.add(Violation.at(pointer, value == null ? "required" : "invalid-value"));
    }
    return String.valueOf(value);
  }

  private @Nullable String optional(String pointer, @Nullable String value) {
    return value == null ? null : code(pointer, value, CODE);
  }

  private String code(String pointer, @Nullable String value, Pattern form) {
    if (value == null) {
      violations.add(Violation.at(pointer, "required"));
      return "-";
    }
    if (value.length() > SHORT) {
      violations.add(Violation.at(pointer, "too-long", SHORT));
      return "-";
    }
    if (!form.matcher(value).matches()) {
      violations.add(Violation.at(pointer, "invalid-value"));
      return "-";
    }
    return value;
  }
}
