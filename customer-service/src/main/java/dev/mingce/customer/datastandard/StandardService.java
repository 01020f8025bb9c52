package dev.mingce.customer.datastandard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.content.MergePatch;
import dev.mingce.customer.standard.ActiveStandards;
import dev.mingce.customer.standard.DefinitionCheck;
import dev.mingce.customer.standard.StandardDefinition;
import dev.mingce.events.CustomerFacts;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.ProblemMapper;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.ETags;
import dev.mingce.kit.web.RequestDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Data standards as stewards write them and everybody reads them. */
@ApplicationScoped
public class StandardService {
  private static final int MAX_NOTE = 500;
  private static final Pattern IN_FORCE =
      Pattern.compile("(person|organisation)(?:-([a-z0-9][a-z0-9._-]*))?");

  private final StandardStoreService store;
  private final InForceService inForce;
  private final CurrentCaller currentCaller;
  private final Cursors cursors;
  private final RequestDigest digest;
  private final ObjectMapper json;
  private final Clock clock;

  StandardService(
      StandardStoreService store,
      InForceService inForce,
      CurrentCaller currentCaller,
      Cursors cursors,
      RequestDigest digest,
      ObjectMapper json,
      Clock clock) {
    this.store = store;
    this.inForce = inForce;
    this.currentCaller = currentCaller;
    this.cursors = cursors;
    this.digest = digest;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The standard of an id; of {@code person} or {@code organisation}, and of {@code
   * person-<channel>}, the one in force.
   *
   * @throws ProblemException 404 when there is none
   */
  public StoredStandard find(String reference) {
    if (reference.startsWith("builtin-")) {
      return inForce.builtin(kind(reference.substring("builtin-".length())));
    }
    Matcher named = IN_FORCE.matcher(reference);
    if (named.matches()) {
      String channel = Objects.requireNonNullElse(named.group(2), ActiveStandards.DEFAULT_CHANNEL);
      if (!inForce.isChannel(channel)) {
        throw ProblemException.notFound();
      }
      return inForce.standard(named.group(1), channel);
    }
    return Ids.parse(reference).flatMap(store::find).orElseThrow(ProblemException::notFound);
  }

  /** What the product brings is on the last page. */
  Page<StandardSummary> list(
      @Nullable String kind,
      @Nullable String channel,
      @Nullable String state,
      @Nullable String cursor,
      @Nullable Integer asked) {
    check("?kind", kind == null || isKind(kind));
    check("?state", state == null || StandardState.find(state).isPresent());
    int limit = Limits.of(asked);
    String listing = String.join("|", "standards", kind + "", channel + "", state + "");
    UUID before =
        cursor == null
            ? null
            : Ids.parse(cursors.decode(listing, cursor).getFirst())
                .orElseThrow(() -> new ProblemException(KitError.INVALID_CURSOR));
    List<StoredStandard> found = store.list(kind, channel, state, before, limit + 1);
    boolean more = found.size() > limit;
    List<StoredStandard> shown = new ArrayList<>(more ? found.subList(0, limit) : found);
    String next = more ? cursors.encode(listing, List.of(shown.getLast().id())) : null;
    if (!more) {
      List.of(CustomerFacts.PERSON, CustomerFacts.ORGANISATION).stream()
          .map(inForce::builtin)
          .filter(one -> kind == null || one.kind().equals(kind))
          .filter(one -> channel == null || one.channel().equals(channel))
          .filter(one -> state == null || one.state().code().equals(state))
          .forEach(shown::add);
    }
    return new Page<>(shown.stream().map(StandardSummary::of).toList(), next, null);
  }

  StoredAnswer create(@Nullable StandardInput input, @Nullable String key) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    Caller caller = currentCaller.get();
    IdempotentRequest request =
        IdempotentRequest.of(caller.subject(), "POST /v1/standards", key, digest.value());
    List<Violation> faults = new ArrayList<>();
    String kind = input.kind();
    if (kind == null || !isKind(kind)) {
      faults.add(Violation.at("/kind", kind == null ? "required" : "invalid-value"));
    }
    String channel = Objects.requireNonNullElse(input.channel(), ActiveStandards.DEFAULT_CHANNEL);
    if (!inForce.isChannel(channel)) {
      faults.add(Violation.at("/channel", "unknown-code", ActiveStandards.CHANNELS));
    }
    faults.addAll(faults(input.definition(), input.note()));
    refuse(faults);
    String ofKind = Objects.requireNonNull(kind);
    StandardDefinition definition =
        input.definition() == null
            ? inForce.standard(ofKind, channel).definition()
            : input.definition();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return store.create(
        request,
        ofKind,
        channel,
        number -> draft(ofKind, channel, number, definition, input.note(), caller.subject(), now),
        this::created);
  }

  /** Changes a draft by a merge patch. */
  StoredStandard edit(String reference, @Nullable String ifMatch, @Nullable JsonNode patch) {
    if (patch == null || !patch.isObject()) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    long expected = ETags.required(ifMatch);
    StoredStandard before = stored(reference);
    DraftContent content = bind(new DraftContent(before.definition(), before.note()), patch);
    List<Violation> faults = new ArrayList<>(faults(content.definition(), content.note()));
    StandardDefinition definition = content.definition();
    if (definition == null) {
      faults.add(Violation.at("/definition", "required"));
    }
    refuse(faults);
    return store.edit(
        UUID.fromString(before.id()), expected, Objects.requireNonNull(definition), content.note());
  }

  StoredStandard activate(String reference, @Nullable String ifMatch) {
    long expected = ETags.required(ifMatch);
    StoredStandard draft = stored(reference);
    // A list that it names may be gone since it was written.
    refuse(DefinitionCheck.violations(draft.definition(), inForce.lists().keySet(), "/definition"));
    return store.activate(UUID.fromString(draft.id()), expected, currentCaller.get());
  }

  StoredStandard retire(String reference, @Nullable String ifMatch) {
    long expected = ETags.required(ifMatch);
    return store.retire(UUID.fromString(stored(reference).id()), expected, currentCaller.get());
  }

  /** A version that has a row of its own: what the product brings cannot be changed. */
  private StoredStandard stored(String reference) {
    return Ids.parse(reference).flatMap(store::find).orElseThrow(ProblemException::notFound);
  }

  private List<Violation> faults(@Nullable StandardDefinition definition, @Nullable String note) {
    List<Violation> faults = new ArrayList<>();
    if (definition != null) {
      faults.addAll(
          DefinitionCheck.violations(definition, inForce.lists().keySet(), "/definition"));
    }
    if (note != null && note.length() > MAX_NOTE) {
      faults.add(Violation.at("/note", "too-long", MAX_NOTE));
    }
    return faults;
  }

  private DraftContent bind(DraftContent before, JsonNode patch) {
    try {
      return json.treeToValue(
          MergePatch.apply(json.valueToTree(before), patch), DraftContent.class);
    } catch (JsonProcessingException e) {
      throw ProblemMapper.ofJson(e);
    }
  }

  private StoredAnswer created(StoredStandard draft) {
    try {
      return new StoredAnswer(
          201,
          Map.of("Location", "/v1/standards/" + draft.id(), "ETag", ETags.of(draft.version())),
          null,
          json.writeValueAsString(StandardView.of(draft)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is always JSON", e);
    }
  }

  private static StoredStandard draft(
      String kind,
      String channel,
      int number,
      StandardDefinition definition,
      @Nullable String note,
      String author,
      Instant now) {
    return new StoredStandard(
        Ids.next().toString(),
        StoredStandard.name(kind, channel, number),
        kind,
        channel,
        number,
        StandardState.DRAFT,
        definition,
        note,
        1,
        author,
        now,
        null,
        null,
        null,
        null);
  }

  private static String kind(String kind) {
    if (!isKind(kind)) {
      throw ProblemException.notFound();
    }
    return kind;
  }

  private static boolean isKind(String kind) {
    return kind.equals(CustomerFacts.PERSON) || kind.equals(CustomerFacts.ORGANISATION);
  }

  private static void check(String parameter, boolean valid) {
    if (!valid) {
      throw new ProblemException(
          KitError.INVALID_PARAMETER, List.of(Violation.at(parameter, "invalid-value")));
    }
  }

  private static void refuse(List<Violation> faults) {
    if (!faults.isEmpty()) {
      throw new ProblemException(KitError.VALIDATION_FAILED, faults);
    }
  }
}
