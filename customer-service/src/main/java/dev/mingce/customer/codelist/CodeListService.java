package dev.mingce.customer.codelist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.standard.CodeList;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import dev.mingce.kit.web.RequestDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Code lists as clients see and change them. */
@ApplicationScoped
public class CodeListService {
  private final CodeListStoreService store;
  private final CurrentCaller currentCaller;
  private final RequestDigest digest;
  private final ObjectMapper json;

  CodeListService(
      CodeListStoreService store,
      CurrentCaller currentCaller,
      RequestDigest digest,
      ObjectMapper json) {
    this.store = store;
    this.currentCaller = currentCaller;
    this.digest = digest;
    this.json = json;
  }

  List<CodeListSummary> all() {
    return store.all().values().stream()
        .map(stored ->
            new CodeListSummary(
                stored.list().code(),
                stored.list().labels(),
                stored.list().source(),
                stored.origin(),
                stored.isFixed(),
                stored.version(),
                stored.list().items().size()))
        .toList();
  }

  /**
   * One list.
   *
   * @param prefix only codes that start so, such as those below a division
   * @param state only codes in this state
   */
  CodeListView one(String code, @Nullable String prefix, @Nullable String state) {
    StoredList stored = find(code);
    return view(
        stored,
        stored.list().items().stream()
            .filter(item -> prefix == null || item.code().startsWith(prefix))
            .filter(item -> state == null || item.state().equals(state))
            .toList());
  }

  CodeView code(String list, String code) {
    return find(list).list().item(code).map(CodeView::of).orElseThrow(ProblemException::notFound);
  }

  long version(String code) {
    return find(code).version();
  }

  StoredAnswer create(@Nullable CodeListInput input, @Nullable String key) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    Caller caller = currentCaller.get();
    IdempotentRequest request = request(caller, "POST /v1/code-lists", key);
    return store.create(
        request,
        caller,
        CodeInputs.list(input),
        stored ->
            answer(
                "/v1/code-lists/" + stored.list().code(),
                stored.version(),
                view(stored, stored.list().items())));
  }

  StoredAnswer add(String list, @Nullable CodeInput input, @Nullable String key) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    Caller caller = currentCaller.get();
    IdempotentRequest request = request(caller, "POST /v1/code-lists/" + list + "/codes", key);
    CodeList.Item item = CodeInputs.item(input);
    return store.add(
        request,
        caller,
        list,
        item,
        stored ->
            answer(
                "/v1/code-lists/" + list + "/codes/" + item.code(),
                stored.version(),
                CodeView.of(item)));
  }

  /** The list after the change, with that code only. */
  CodeListView change(
      String list, String code, @Nullable String ifMatch, @Nullable CodeChange change) {
    if (change == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    StoredList stored =
        store.change(currentCaller.get(), list, code, ETags.required(ifMatch), change);
    return view(stored, stored.list().item(code).stream().toList());
  }

  private StoredList find(String code) {
    return Optional.ofNullable(store.all().get(code)).orElseThrow(ProblemException::notFound);
  }

  private IdempotentRequest request(Caller caller, String operation, @Nullable String key) {
    return IdempotentRequest.of(caller.subject(), operation, key, digest.value());
  }

  private StoredAnswer answer(String location, long version, Object body) {
    try {
      return new StoredAnswer(
          201,
          Map.of("Location", location, "ETag", ETags.of(version)),
          null,
          json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is always JSON", e);
    }
  }

  private static CodeListView view(StoredList stored, List<CodeList.Item> items) {
    CodeList list = stored.list();
    return new CodeListView(
        list.code(),
        list.labels(),
        list.source(),
        stored.origin(),
        stored.isFixed(),
        stored.version(),
        items.stream().map(CodeView::of).toList());
  }
}
