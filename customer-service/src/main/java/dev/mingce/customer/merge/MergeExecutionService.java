package dev.mingce.customer.merge;

import dev.mingce.customer.content.ChangedFields;
import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.key.CustomerKey;
import dev.mingce.customer.key.CustomerKeyService;
import dev.mingce.customer.record.ChangeKind;
import dev.mingce.customer.record.CustomerChangeSet;
import dev.mingce.customer.record.NextVersion;
import dev.mingce.customer.record.OpenCustomer;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.record.SealingService;
import dev.mingce.customer.source.GoldenService;
import dev.mingce.customer.source.Linked;
import dev.mingce.customer.source.OpenRecord;
import dev.mingce.events.Actor;
import dev.mingce.kit.idempotency.IdempotentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plans and carries out merges. Links move, values do not: what was written for a customer stays
 * under its key, and what is shown of several together is sealed under a key of their own.
 */
@ApplicationScoped
public class MergeExecutionService {
  private final GoldenService golden;
  private final SealingService sealing;
  private final CustomerKeyService keys;
  private final MergeStoreService store;
  private final Instance<MergeGuard> guards;
  private final Clock clock;

  MergeExecutionService(
      GoldenService golden,
      SealingService sealing,
      CustomerKeyService keys,
      MergeStoreService store,
      Instance<MergeGuard> guards,
      Clock clock) {
    this.golden = golden;
    this.sealing = sealing;
    this.keys = keys;
    this.store = store;
    this.guards = guards;
    this.clock = clock;
  }

  /** What the merge would make. */
  MergePlan plan(SealedCustomer survivor, List<SealedCustomer> members) {
    Linked own = golden.load(survivor);
    List<SealedCustomer> all = new ArrayList<>(own.members());
    List<OpenRecord> records = new ArrayList<>(own.records());
    List<OpenRecord> unstored = new ArrayList<>(unstored(own));
    List<OpenCustomer> open = new ArrayList<>(List.of(sealing.open(survivor)));
    for (SealedCustomer member : members) {
      Linked theirs = golden.load(member);
      all.add(member);
      records.addAll(theirs.records());
      unstored.addAll(unstored(theirs));
      open.add(sealing.open(member));
    }
    Linked linked = new Linked(survivor, all, records);
    return new MergePlan(survivor, members, open, linked, golden.project(linked), unstored);
  }

  /** Everything that speaks against it. */
  List<String> blocks(MergePlan plan) {
    List<MergeParty> parties = plan.parties();
    return guards.stream().flatMap(guard -> guard.blocks(parties).stream()).sorted().toList();
  }

  CustomerContent content(MergePlan plan) {
    return golden.content(plan.linked(), plan.golden(), plan.survivor().facts().standardVersion());
  }

  /** Carries a plan out; 412 when a customer has changed since it was made. */
  MergeView execute(
      MergePlan plan, MergeView asked, Actor actor, @Nullable IdempotentRequest request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    MergeView done =
        new MergeView(
            asked.id(),
            asked.survivorId(),
            asked.mergedIds(),
            "executed",
            asked.reason(),
            asked.decisionId(),
            asked.actor(),
            List.of(),
            asked.createdAt(),
            now,
            null);
    ChangeKind kind =
        new ChangeKind.Merged(
            asked.id(), asked.survivorId(), asked.mergedIds(), asked.decisionId());
    CustomerKey joint = keys.fresh(plan.survivor().id());
    store.execute(
        done,
        new MergeStoreService.Writes(
            changes(plan, joint, kind, actor, done),
            plan.unstored().stream().map(one -> golden.sealForMerge(one, actor, now)).toList(),
            joint,
            subjects(plan)),
        request,
        MergeAnswers.stored(done));
    return done;
  }

  private List<CustomerChangeSet> changes(
      MergePlan plan, CustomerKey joint, ChangeKind kind, Actor actor, MergeView merge) {
    String way = merge.decisionId() == null ? "api" : "dedup";
    List<CustomerChangeSet> changes = new ArrayList<>();
    // Those who let go of claims before the one that takes them.
    for (OpenCustomer member : plan.open().subList(1, plan.open().size())) {
      changes.add(
          sealing.next(
              new NextVersion(
                  member.sealed(),
                  member.content(),
                  member.key(),
                  List.of("/status"),
                  actor,
                  way,
                  merge.reason(),
                  kind,
                  member.sealed().sourceState() + 1,
                  plan.survivor().id())));
    }
    CustomerContent content = content(plan);
    changes.add(
        sealing.next(
            new NextVersion(
                plan.survivor(),
                content,
                joint.key(),
                ChangedFields.between(plan.open().getFirst().content(), content),
                actor,
                way,
                merge.reason(),
                kind,
                plan.survivor().sourceState() + 1,
                null)));
    return changes;
  }

  private static List<UUID> subjects(MergePlan plan) {
    List<UUID> subjects = new ArrayList<>(List.of(plan.survivor().id()));
    plan.linked().members().forEach(member -> subjects.add(member.id()));
    return subjects;
  }

  private static List<OpenRecord> unstored(Linked linked) {
    return linked.records().stream().filter(one -> one.version() == 0).toList();
  }
}
