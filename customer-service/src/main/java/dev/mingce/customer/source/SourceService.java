package dev.mingce.customer.source;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.content.ChangedFields;
import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.content.CustomerRules;
import dev.mingce.customer.record.ChangeKind;
import dev.mingce.customer.record.NextVersion;
import dev.mingce.customer.record.OpenCustomer;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.record.SealingService;
import dev.mingce.customer.record.VisibilityService;
import dev.mingce.customer.survivorship.Fields;
import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what sources say. The same state may come twice, late, or out of order. */
@ApplicationScoped
public class SourceService {
  private static final int ATTEMPTS = 8;

  private final GoldenService golden;
  private final SourceStoreService store;
  private final SealingService sealing;
  private final CustomerRules rules;
  private final SourceTargetService targets;
  private final PolicyService policies;
  private final VisibilityService visibility;
  private final AdmissionService admissions;
  private final CurrentCaller currentCaller;

  SourceService(
      GoldenService golden,
      SourceStoreService store,
      SealingService sealing,
      CustomerRules rules,
      SourceTargetService targets,
      PolicyService policies,
      VisibilityService visibility,
      AdmissionService admissions,
      CurrentCaller currentCaller) {
    this.golden = golden;
    this.store = store;
    this.sealing = sealing;
    this.rules = rules;
    this.targets = targets;
    this.policies = policies;
    this.visibility = visibility;
    this.admissions = admissions;
    this.currentCaller = currentCaller;
  }

  /** Stores a state of a source record, if it is later than the one that is known. */
  SourceAnswer put(String system, String key, @Nullable SourceFeed feed, @Nullable String channel) {
    Arrival arrival = Arrival.of(system, key, feed, channel, currentCaller.get());
    admissions.admit(system);
    for (int attempt = 1; ; attempt++) {
      try {
        return put(arrival);
      } catch (ProblemException e) {
        // Another feed or edit of the same customer was faster: look again.
        boolean again =
            e.errorCode() == KitError.PRECONDITION_FAILED
                || e.errorCode() == CustomerError.IDENTIFIER_TAKEN;
        if (!again || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Explains each golden value. */
  Provenance provenance(UUID id) {
    SealedCustomer customer = visibility.visible(id, currentCaller.get(), "read-denied");
    if (customer.mergedInto() != null) {
      throw ProblemException.notFound();
    }
    Linked linked = golden.load(customer);
    return new Provenance(
        id,
        customer.facts().version(),
        policies.current().version(),
        linked.records().stream()
            .map(OpenRecord::content)
            .map(one ->
                new Provenance.Source(
                    one.id(), one.customerId(), one.system(), one.at(), one.since()))
            .toList(),
        golden.project(linked).origins());
  }

  private SourceAnswer put(Arrival arrival) {
    byte[] token = golden.keyToken(arrival.system(), arrival.key());
    Optional<SealedRecord> known = store.find(arrival.system(), token);
    if (known.isPresent()) {
      return update(arrival, known.get());
    }
    CustomerContent content = arrival.check(rules, arrival.fallbackOwner());
    Optional<SealedCustomer> target = targets.find(arrival, content);
    return target.isPresent()
        ? link(arrival, token, target.get())
        : register(arrival, token, content);
  }

  private SourceAnswer register(Arrival arrival, byte[] token, CustomerContent content) {
    if (!arrival.caller().sees(content.owner().unit())) {
      throw new ProblemException(
          CustomerError.UNIT_NOT_PERMITTED,
          List.of(Violation.at("/customer/owner/unit", "invalid-value")));
    }
    SealingService.Fresh fresh =
        sealing.register(content, arrival.caller().actor(), arrival.way(), 1);
    UUID customer = fresh.change().facts().id();
    OpenRecord first =
        arrival.state(Ids.next(), customer, arrival.time(), Fields.of(content), 0, token);
    store.register(fresh, golden.seal(first, fresh.key().key(), arrival.caller().actor(), true));
    return arrival.answer(first, true, customer, 1);
  }

  private SourceAnswer link(Arrival arrival, byte[] token, SealedCustomer target) {
    CustomerContent content = arrival.checkFor(rules, target);
    // Who was merged away keeps what is said of it by name: an un-merge gives it back.
    UUID named = arrival.customerId();
    OpenRecord first =
        arrival.state(
            Ids.next(),
            named == null ? target.id() : named,
            arrival.time(),
            arrival.fields(content),
            0,
            token);
    Linked before = golden.load(target);
    List<RecordWrite> writes = new ArrayList<>();
    if (!target.isProjected()) {
      writes.add(golden.seal(before.own().orElseThrow(), arrival.caller().actor(), true));
    }
    writes.add(golden.seal(first, arrival.caller().actor(), true));
    ChangeKind kind = new ChangeKind.SourceLinked(arrival.system(), first.id());
    long version = project(arrival, before.with(first), content, kind, writes);
    return arrival.answer(first, true, target.id(), version);
  }

  private SourceAnswer update(Arrival arrival, SealedRecord known) {
    SealedCustomer root = targets.root(known.customerId(), arrival.caller());
    CustomerContent content = arrival.checkFor(rules, root);
    Linked linked = golden.load(root);
    OpenRecord before =
        linked.records().stream()
            .filter(one -> one.id().equals(known.id()))
            .findFirst()
            .orElseThrow(() -> new ProblemException(KitError.PRECONDITION_FAILED));
    Instant since = Arrival.earlier(before.content().since(), arrival.time());
    OpenRecord next =
        arrival.state(
            known.id(),
            known.customerId(),
            since,
            arrival.fields(content),
            before.version(),
            known.keyToken());
    if (next.content().equals(before.content())) {
      return arrival.answer(before, true, root.id(), root.facts().version());
    }
    if (!Arrival.isLater(next.content(), before.content())) {
      OpenRecord late = arrival.late(next, before);
      store.apply(root, null, List.of(golden.seal(late, arrival.caller().actor(), false)));
      return arrival.answer(late, false, root.id(), root.facts().version());
    }
    List<RecordWrite> writes = List.of(golden.seal(next, arrival.caller().actor(), true));
    long version = project(arrival, linked.with(next), content, new ChangeKind.Updated(), writes);
    return arrival.answer(next, true, root.id(), version);
  }

  /** Writes the records and, where it changes, the golden record; gives its version. */
  private long project(
      Arrival arrival,
      Linked linked,
      CustomerContent checked,
      ChangeKind kind,
      List<RecordWrite> writes) {
    SealedCustomer seen = linked.customer();
    OpenCustomer open = sealing.open(seen);
    CustomerContent content =
        golden.content(linked, golden.project(linked), checked.standardVersion());
    List<String> changed = ChangedFields.between(open.content(), content);
    if (changed.isEmpty() && kind instanceof ChangeKind.Updated) {
      store.apply(seen, null, writes);
      return seen.facts().version();
    }
    store.apply(
        seen,
        sealing.next(
            new NextVersion(
                seen,
                content,
                open.key(),
                changed,
                arrival.caller().actor(),
                arrival.way(),
                null,
                kind,
                seen.sourceState() + 1,
                null)),
        writes);
    return seen.facts().version() + 1;
  }
}
