package dev.mingce.customer.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.content.CustomerInput;
import dev.mingce.customer.content.CustomerRules;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.survivorship.Fields;
import dev.mingce.customer.survivorship.Marks;
import dev.mingce.customer.survivorship.SourceRecord;
import dev.mingce.events.Owner;
import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A state of a source record as it came in. */
record Arrival(
    String system,
    String key,
    Instant time,
    @Nullable UUID customerId,
    CustomerInput input,
    @Nullable String channel,
    Caller caller) {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  static Arrival of(
      String system,
      String key,
      @Nullable SourceFeed feed,
      @Nullable String channel,
      Caller caller) {
    if (!system.matches("[a-z][a-z0-9-]{1,39}") || system.equals(SourceRecord.OWN)) {
      throw ProblemException.notFound();
    }
    if (key.isBlank() || key.length() > 200) {
      throw ProblemException.notFound();
    }
    List<Violation> faults = new ArrayList<>();
    if (feed == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    Instant time = time(feed.sourceTime(), faults);
    UUID customer = feed.customerId() == null ? null : Ids.parse(feed.customerId()).orElse(null);
    if (feed.customerId() != null && customer == null) {
      faults.add(Violation.at("/customerId", "invalid-id"));
    }
    if (feed.customer() == null) {
      faults.add(Violation.at("/customer", "required"));
    }
    if (!faults.isEmpty() || feed.customer() == null) {
      throw new ProblemException(KitError.VALIDATION_FAILED, faults);
    }
    return new Arrival(system, key, time, customer, feed.customer(), channel, caller);
  }

  /** The way in, as revisions and events name it. */
  String way() {
    return "source:" + system;
  }

  @Nullable Owner fallbackOwner() {
    String unit = caller.onlyUnit();
    return unit == null ? null : new Owner(unit, null);
  }

  CustomerContent check(CustomerRules rules, @Nullable Owner fallback) {
    CustomerRules ofChannel = rules.onChannel(channel);
    try {
      return ofChannel.check(input, fallback);
    } catch (ProblemException e) {
      throw new ProblemException(
          e.errorCode(),
          e.violations().stream()
              .map(v -> new Violation("/customer" + v.pointer(), v.code(), v.arguments()))
              .toList());
    }
  }

  /** Checks it for a customer that there is: its kind cannot change, and it has its owner. */
  CustomerContent checkFor(CustomerRules rules, SealedCustomer customer) {
    CustomerContent content = check(rules, customer.facts().owner());
    if (!content.kind().equals(customer.facts().kind())) {
      throw ProblemException.invalid(Violation.at("/customer/kind", "immutable"));
    }
    return content;
  }

  /** What the source said; an owner that it did not name is not its word. */
  Map<String, JsonNode> fields(CustomerContent content) {
    Map<String, JsonNode> fields = new TreeMap<>(Fields.of(content));
    if (input.owner() == null) {
      fields.remove(Fields.OWNER);
    }
    return fields;
  }

  OpenRecord state(
      UUID id,
      UUID customer,
      Instant since,
      Map<String, JsonNode> fields,
      long version,
      byte[] token) {
    return new OpenRecord(
        new SourceRecord(id, customer, system, time, since, fields),
        Marks.NONE,
        version,
        token,
        key);
  }

  /** A state that came too late: it counts as history, and for how long the source knows it. */
  OpenRecord late(OpenRecord arrived, OpenRecord known) {
    return new OpenRecord(arrived.content(), Marks.NONE, known.version(), known.keyToken(), key);
  }

  SourceAnswer answer(OpenRecord state, boolean applied, UUID customer, long customerVersion) {
    return new SourceAnswer(
        state.id(), system, state.version() + 1, time, applied, customer, customerVersion);
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /**
   * Whether a state replaces another. Two states of one time are told apart by what they say, so
   * that it does not matter which came first.
   */
  static boolean isLater(SourceRecord next, SourceRecord known) {
    int byTime = next.at().compareTo(known.at());
    return byTime > 0 || (byTime == 0 && text(next.fields()).compareTo(text(known.fields())) > 0);
  }

  private static String text(Map<String, JsonNode> fields) {
    return new TreeMap<>(fields).toString();
  }

  private static Instant time(@Nullable String text, List<Violation> faults) {
    if (text == null) {
      faults.add(Violation.at("/sourceTime", "required"));
      return Instant.EPOCH;
    }
    try {
      Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
      // A source whose clock runs ahead would win against everything until then.
      if (time.isAfter(Instant.now().plus(AHEAD)) || time.isBefore(Instant.EPOCH)) {
        faults.add(Violation.at("/sourceTime", "date-out-of-range"));
      }
      return time;
    } catch (DateTimeException e) {
      faults.add(Violation.at("/sourceTime", "invalid-value"));
      return Instant.EPOCH;
    }
  }

  @Override
  public String toString() {
    return "Arrival[" + system + ", ***]";
  }
}
