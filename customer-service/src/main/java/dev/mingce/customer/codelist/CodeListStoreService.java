package dev.mingce.customer.codelist;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.standard.BuiltinStandards;
import dev.mingce.customer.standard.CodeList;
import dev.mingce.events.CustomerAccessed;
import dev.mingce.kit.audit.AccessEvents;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The code lists: those of the program, with what stewards changed and added. */
@ApplicationScoped
public class CodeListStoreService {
  private final CodeListRows rows;
  private final Idempotency idempotency;
  private final AccessEvents audit;
  private final Event<StandardsChanged> changes;

  CodeListStoreService(
      CodeListRows rows,
      Idempotency idempotency,
      AccessEvents audit,
      Event<StandardsChanged> changes) {
    this.rows = rows;
    this.idempotency = idempotency;
    this.audit = audit;
    this.changes = changes;
  }

  /** Counts changes of standards and lists by any instance. */
  @Transactional
  public long epoch() {
    return rows.epoch();
  }

  /** Counts a change, in its transaction; whoever changes anything waits here for the others. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void nextEpoch() {
    rows.nextEpoch();
    changes.fire(new StandardsChanged());
  }

  /** All lists by code: those of the program in its order, then the others by code. */
  @Transactional
  public Map<String, StoredList> all() {
    Map<String, StoredList> lists = new LinkedHashMap<>();
    BuiltinStandards.lists().forEach((code, list) -> lists.put(code, new StoredList(list, 1)));
    for (StoredList changed : rows.lists()) {
      String code = changed.list().code();
      CodeList builtin = BuiltinStandards.lists().get(code);
      lists.put(
          code,
          builtin == null
              ? changed
              : new StoredList(overlaid(builtin, changed.list()), changed.version()));
    }
    return lists;
  }

  /** Makes a list, once for each idempotency key. */
  @Transactional
  public StoredAnswer create(
      IdempotentRequest request,
      Caller caller,
      CodeList list,
      Function<StoredList, StoredAnswer> answer) {
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      return replayed(earlier.get());
    }
    nextEpoch();
    if (all().containsKey(list.code())) {
      throw taken();
    }
    rows.insertList(list);
    list.items().forEach(item -> rows.put(list.code(), item, caller.subject()));
    record(caller, "code-list-created", list.code(), null);
    StoredAnswer first = answer.apply(new StoredList(list, 1));
    idempotency.complete(request, first);
    return first;
  }

  /** Adds a code, once for each idempotency key. */
  @Transactional
  public StoredAnswer add(
      IdempotentRequest request,
      Caller caller,
      String code,
      CodeList.Item item,
      Function<StoredList, StoredAnswer> answer) {
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      return replayed(earlier.get());
    }
    nextEpoch();
    StoredList before = changeable(code);
    if (before.list().item(item.code()).isPresent()) {
      throw taken();
    }
    rows.put(bumped(before), item, caller.subject());
    record(caller, "code-added", code, item.code());
    StoredAnswer first = answer.apply(one(code));
    idempotency.complete(request, first);
    return first;
  }

  /** Changes a code that is still as its editor saw it. */
  @Transactional
  public StoredList change(
      Caller caller, String code, String item, long expected, CodeChange change) {
    nextEpoch();
    StoredList before = changeable(code);
    ETags.check(expected, before.version());
    CodeList.Item known = before.list().item(item).orElseThrow(ProblemException::notFound);
    CodeList.Item changed = CodeInputs.changed(before.list(), known, change);
    rows.put(bumped(before), changed, caller.subject());
    String successor = changed.replacedBy();
    if (successor != null) {
      // What pointed here points on, so that a successor is always one in use.
      before.list().items().stream()
          .filter(one -> item.equals(one.replacedBy()))
          .map(one -> new CodeList.Item(one.code(), one.labels(), one.state(), successor))
          .forEach(one -> rows.put(code, one, caller.subject()));
    }
    record(caller, "code-" + changed.state(), code, item);
    return one(code);
  }

  private StoredList one(String code) {
    return Optional.ofNullable(all().get(code)).orElseThrow(ProblemException::notFound);
  }

  private StoredList changeable(String code) {
    StoredList list = one(code);
    if (list.isFixed()) {
      throw new ProblemException(CustomerError.CODE_LIST_FIXED);
    }
    return list;
  }

  private String bumped(StoredList list) {
    rows.bump(list.list().code());
    return list.list().code();
  }

  private void record(Caller caller, String action, String list, @Nullable String item) {
    String thing = "code-list:" + list + (item == null ? "" : "/" + item);
    audit.record(
        caller, new AccessEvents.Access(action, null, CustomerAccessed.DONE, List.of(thing), null));
  }

  private static CodeList overlaid(CodeList builtin, CodeList changes) {
    Map<String, CodeList.Item> items = new LinkedHashMap<>();
    builtin.items().forEach(item -> items.put(item.code(), item));
    changes.items().forEach(item -> items.put(item.code(), item));
    return new CodeList(
        builtin.code(), builtin.labels(), builtin.source(), List.copyOf(items.values()));
  }

  private static StoredAnswer replayed(StoredAnswer earlier) {
    Map<String, String> headers = new LinkedHashMap<>(earlier.headers());
    headers.put("Idempotency-Replayed", "true");
    return new StoredAnswer(earlier.status(), headers, null, earlier.body());
  }

  private static ProblemException taken() {
    return new ProblemException(
        CustomerError.CODE_TAKEN, List.of(Violation.at("/code", "duplicate")));
  }
}
