package dev.mingce.customer.merge;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.record.Answer;
import dev.mingce.customer.record.CustomerService;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.record.VisibilityService;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import dev.mingce.kit.web.RequestDigest;
import dev.mingce.kit.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Merges customers, and shows what a merge would make. */
@ApplicationScoped
public class MergeService {
  static final int MOST = 50;

  private final MergeExecutionService execution;
  private final MergeStoreService store;
  private final AssertionService assertions;
  private final CustomerService customers;
  private final VisibilityService visibility;
  private final CurrentCaller currentCaller;
  private final RequestDigest digest;
  private final Clock clock;

  MergeService(
      MergeExecutionService execution,
      MergeStoreService store,
      AssertionService assertions,
      CustomerService customers,
      VisibilityService visibility,
      CurrentCaller currentCaller,
      RequestDigest digest,
      Clock clock) {
    this.execution = execution;
    this.store = store;
    this.assertions = assertions;
    this.customers = customers;
    this.visibility = visibility;
    this.currentCaller = currentCaller;
    this.digest = digest;
    this.clock = clock;
  }

  /** What a merge would make; nothing is written. */
  MergePreview preview(UUID survivorId, @Nullable MergeInput input) {
    MergePlan plan = plan(survivorId, ids(input));
    SealedCustomer survivor = plan.survivor();
    return new MergePreview(
        customers.viewOf(survivor, execution.content(plan)),
        plan.conflicts(),
        execution.blocks(plan));
  }

  /** Merges, or refuses and keeps the refusal. */
  Answer merge(
      UUID survivorId,
      @Nullable MergeInput input,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey) {
    Caller caller = currentCaller.get();
    IdempotentRequest request = request(caller, survivorId, "merge", idempotencyKey);
    Optional<StoredAnswer> earlier = store.earlier(request);
    if (earlier.isPresent()) {
      return MergeAnswers.replayed(earlier.get());
    }
    List<UUID> ids = ids(input);
    String reason = reason(input == null ? null : input.reason());
    long expected = ETags.required(ifMatch);
    MergePlan plan = plan(survivorId, ids);
    ETags.check(expected, plan.survivor().facts().version());
    if (input != null && Boolean.TRUE.equals(input.withdrawAssertions())) {
      assertions.withdraw(everybody(plan));
    }
    MergeView asked = asked(plan, reason, caller.subject());
    List<String> blocks = execution.blocks(plan);
    if (!blocks.isEmpty()) {
      MergeView blocked = blocked(asked, blocks);
      store.refuse(blocked);
      throw blocked(blocked);
    }
    return new Answer(200, Map.of(), execution.execute(plan, asked, caller.actor(), request));
  }

  /** The merges that a customer was part of, those refused among them. */
  List<MergeView> of(UUID id) {
    visibility.visible(id, currentCaller.get(), "read-denied");
    return store.of(id);
  }

  IdempotentRequest request(
      Caller caller, UUID customer, String verb, @Nullable String idempotencyKey) {
    return IdempotentRequest.of(
        caller.subject(),
        "POST /v1/customers/" + customer + "/" + verb,
        idempotencyKey,
        digest.value());
  }

  static String reason(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw ProblemException.invalid(Violation.at("/reason", "required"));
    }
    if (Texts.length(reason) > 200) {
      throw ProblemException.invalid(Violation.at("/reason", "too-long", 200));
    }
    return reason;
  }

  private MergePlan plan(UUID survivorId, List<UUID> ids) {
    Caller caller = currentCaller.get();
    SealedCustomer survivor = visibility.visible(survivorId, caller, "merge-denied");
    List<SealedCustomer> members = new ArrayList<>();
    for (UUID id : ids) {
      members.add(visibility.visible(id, caller, "merge-denied"));
    }
    MergeRules.check(survivor, members, id -> customers.hasMembers(id));
    return execution.plan(survivor, members);
  }

  private static List<UUID> ids(@Nullable MergeInput input) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    List<String> given = input.customerIds();
    if (given == null || given.isEmpty()) {
      throw ProblemException.invalid(Violation.at("/customerIds", "required"));
    }
    if (given.size() > MOST) {
      throw ProblemException.invalid(Violation.at("/customerIds", "too-many", MOST));
    }
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String pointer = "/customerIds/" + i;
      UUID id =
          Ids.parse(given.get(i))
              .orElseThrow(() -> ProblemException.invalid(Violation.at(pointer, "invalid-id")));
      if (!ids.contains(id)) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static List<UUID> everybody(MergePlan plan) {
    List<UUID> ids = new ArrayList<>(plan.mergedIds());
    ids.add(plan.survivor().id());
    return ids;
  }

  private MergeView asked(MergePlan plan, String reason, String actor) {
    return new MergeView(
        Ids.next(),
        plan.survivor().id(),
        plan.mergedIds(),
        "waiting",
        reason,
        null,
        actor,
        List.of(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        null,
        null);
  }

  private static MergeView blocked(MergeView asked, List<String> blocks) {
    return new MergeView(
        asked.id(),
        asked.survivorId(),
        asked.mergedIds(),
        "blocked",
        asked.reason(),
        asked.decisionId(),
        asked.actor(),
        blocks,
        asked.createdAt(),
        null,
        null);
  }

  private static ProblemException blocked(MergeView merge) {
    return new ProblemException(
        CustomerError.MERGE_BLOCKED,
        List.of(),
        Map.of("mergeId", merge.id(), "blocks", merge.blocks()));
  }
}
