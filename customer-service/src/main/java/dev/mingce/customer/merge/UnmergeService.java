package dev.mingce.customer.merge;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.content.ChangedFields;
import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.key.CustomerKey;
import dev.mingce.customer.key.CustomerKeyService;
import dev.mingce.customer.record.Answer;
import dev.mingce.customer.record.ChangeKind;
import dev.mingce.customer.record.CustomerChangeSet;
import dev.mingce.customer.record.NextVersion;
import dev.mingce.customer.record.OpenCustomer;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.record.SealingService;
import dev.mingce.customer.record.VisibilityService;
import dev.mingce.customer.source.GoldenService;
import dev.mingce.customer.source.Linked;
import dev.mingce.customer.source.OpenRecord;
import dev.mingce.customer.source.RecordWrite;
import dev.mingce.customer.source.SourceStoreService;
import dev.mingce.customer.survivorship.Marks;
import dev.mingce.events.Actor;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes merges back: links move home, and each side is what its own records say. */
@ApplicationScoped
public class UnmergeService {
  private final GoldenService golden;
  private final SealingService sealing;
  private final CustomerKeyService keys;
  private final MergeStoreService store;
  private final MergeService merges;
  private final SourceStoreService sources;
  private final AssertionService assertions;
  private final VisibilityService visibility;
  private final CurrentCaller currentCaller;
  private final Clock clock;

  UnmergeService(
      GoldenService golden,
      SealingService sealing,
      CustomerKeyService keys,
      MergeStoreService store,
      MergeService merges,
      SourceStoreService sources,
      AssertionService assertions,
      VisibilityService visibility,
      CurrentCaller currentCaller,
      Clock clock) {
    this.golden = golden;
    this.sealing = sealing;
    this.keys = keys;
    this.store = store;
    this.merges = merges;
    this.sources = sources;
    this.assertions = assertions;
    this.visibility = visibility;
    this.currentCaller = currentCaller;
    this.clock = clock;
  }

  /** Restores the customers of a merge, and says of them that they are not the survivor. */
  Answer unmerge(
      UUID survivorId,
      @Nullable UnmergeInput input,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey) {
    Caller caller = currentCaller.get();
    IdempotentRequest request = merges.request(caller, survivorId, "unmerge", idempotencyKey);
    Optional<StoredAnswer> earlier = store.earlier(request);
    if (earlier.isPresent()) {
      return MergeAnswers.replayed(earlier.get());
    }
    MergeView merge = merge(survivorId, input);
    String reason = MergeService.reason(input == null ? null : input.reason());
    long expected = ETags.required(ifMatch);
    SealedCustomer survivor = visibility.visible(survivorId, caller, "merge-denied");
    ETags.check(expected, survivor.facts().version());
    Linked linked = golden.load(survivor);
    UnmergeReport report = report(merge, linked);
    store.undo(
        report.merge(),
        writes(linked, merge, caller.actor(), reason),
        request,
        MergeAnswers.stored(report));
    merge.mergedIds().forEach(id -> assertions.add(survivorId, id, caller.subject(), reason));
    return new Answer(200, Map.of(), report);
  }

  private MergeView merge(UUID survivorId, @Nullable UnmergeInput input) {
    String id = input == null ? null : input.mergeId();
    if (id == null) {
      throw ProblemException.invalid(Violation.at("/mergeId", "required"));
    }
    MergeView merge =
        Ids.parse(id)
            .flatMap(store::find)
            .filter(found -> found.survivorId().equals(survivorId))
            .orElseThrow(() -> ProblemException.invalid(Violation.at("/mergeId", "unknown-merge")));
    if (!merge.state().equals("executed")) {
      throw new ProblemException(CustomerError.MERGE_NOT_EXECUTED);
    }
    return merge;
  }

  private UnmergeReport report(MergeView merge, Linked linked) {
    List<UUID> everybody = new ArrayList<>(merge.mergedIds());
    everybody.add(linked.customer().id());
    Instant since = merge.executedAt() == null ? merge.createdAt() : merge.executedAt();
    return new UnmergeReport(
        new MergeView(
            merge.id(),
            merge.survivorId(),
            merge.mergedIds(),
            "undone",
            merge.reason(),
            merge.decisionId(),
            merge.actor(),
            List.of(),
            merge.createdAt(),
            merge.executedAt(),
            clock.instant().truncatedTo(ChronoUnit.MICROS)),
        sources.since(everybody, since));
  }

  private MergeStoreService.Writes writes(
      Linked linked, MergeView merge, Actor actor, String reason) {
    SealedCustomer survivor = linked.customer();
    ChangeKind kind = new ChangeKind.Unmerged(merge.id(), survivor.id(), merge.mergedIds());
    List<SealedCustomer> staying =
        linked.members().stream().filter(one -> !merge.mergedIds().contains(one.id())).toList();
    Linked rest = new Linked(survivor, staying, recordsOf(linked, survivor, staying));
    List<RecordWrite> records = new ArrayList<>();
    rest = prune(rest, actor, records);
    CustomerKey joint = staying.isEmpty() ? null : keys.fresh(survivor.id());
    SubjectKey key = joint == null ? golden.homeKey(survivor.id()) : joint.key();
    List<CustomerChangeSet> changes = new ArrayList<>();
    changes.add(next(rest, key, kind, actor, reason));
    for (SealedCustomer member : linked.members()) {
      if (merge.mergedIds().contains(member.id())) {
        Linked own = new Linked(member, List.of(), recordsOf(linked, member, List.of()));
        changes.add(next(own, golden.homeKey(member.id()), kind, actor, reason));
      }
    }
    List<UUID> subjects = new ArrayList<>(List.of(survivor.id()));
    staying.forEach(one -> subjects.add(one.id()));
    return new MergeStoreService.Writes(changes, records, joint, subjects);
  }

  private CustomerChangeSet next(
      Linked linked, SubjectKey key, ChangeKind kind, Actor actor, String reason) {
    SealedCustomer before = linked.customer();
    OpenCustomer open = sealing.open(before);
    CustomerContent content =
        golden.content(linked, golden.project(linked), before.facts().standardVersion());
    List<String> changed = new ArrayList<>(ChangedFields.between(open.content(), content));
    if (before.mergedInto() != null) {
      changed.add("/status");
    }
    return sealing.next(
        new NextVersion(
            before,
            content,
            key,
            changed,
            actor,
            "api",
            reason,
            kind,
            before.sourceState() + 1,
            null));
  }

  // What the survivor hid of those who leave is no decision about itself any more.
  private Linked prune(Linked rest, Actor actor, List<RecordWrite> records) {
    Optional<OpenRecord> own = rest.own();
    if (own.isEmpty()) {
      return rest;
    }
    Set<UUID> left =
        rest.records().stream().map(one -> one.content().id()).collect(Collectors.toSet());
    Marks kept = own.get().marks().within(left);
    if (kept.equals(own.get().marks())) {
      return rest;
    }
    OpenRecord pruned =
        new OpenRecord(own.get().content(), kept, own.get().version(), own.get().keyToken(), null);
    records.add(golden.seal(pruned, actor, true));
    return rest.with(pruned);
  }

  private static List<OpenRecord> recordsOf(
      Linked linked, SealedCustomer customer, List<SealedCustomer> others) {
    Set<UUID> owners = others.stream().map(SealedCustomer::id).collect(Collectors.toSet());
    owners.add(customer.id());
    return linked.records().stream()
        .filter(one -> owners.contains(one.content().customerId()))
        .toList();
  }
}
