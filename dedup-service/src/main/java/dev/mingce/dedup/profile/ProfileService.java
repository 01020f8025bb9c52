package dev.mingce.dedup.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.profile.measure.ProfileReport;
import dev.mingce.dedup.profile.measure.TableProfile;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Profiles as people ask for them, and the transactions of making one. */
@ApplicationScoped
class ProfileService {

  private static final Set<String> KINDS = Set.of("person", "organisation");
  private static final String LISTING = "profiles";

  private final ProfileRows rows;
  private final CandidateService customers;
  private final Idempotency idempotency;
  private final Cursors cursors;
  private final ObjectMapper json;

  ProfileService(
      ProfileRows rows,
      CandidateService customers,
      Idempotency idempotency,
      Cursors cursors,
      ObjectMapper json) {
    this.rows = rows;
    this.customers = customers;
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.json = json;
  }

  /** The answer to a request to measure. */
  record Queued(StoredAnswer answer, boolean replayed) {}

  @Transactional
  Queued queue(Caller caller, @Nullable ProfileInput input, IdempotentRequest request) {
    StoredAnswer earlier = idempotency.begin(request).orElse(null);
    if (earlier != null) {
      return new Queued(earlier, true);
    }
    String kind = input == null || input.kind() == null ? "person" : input.kind();
    if (!KINDS.contains(kind)) {
      throw ProblemException.invalid(Violation.at("/kind", "invalid-value"));
    }
    UUID id = Ids.next();
    ProfileView fresh =
        new ProfileView(id, kind, "queued", 0, 0, caller.subject(), now(), null, null);
    rows.insert(fresh, caller.orgUnits());
    StoredAnswer answer =
        new StoredAnswer(202, Map.of("Location", "/v1/profiles/" + id), null, write(fresh));
    idempotency.complete(request, answer);
    return new Queued(answer, false);
  }

  @Transactional
  Page<ProfileView> list(Caller caller, @Nullable Integer asked, @Nullable String cursor) {
    int limit = Limits.of(asked);
    UUID before = cursor == null ? null : position(cursor);
    List<ProfileView> found =
        rows.list(caller.seesAllUnits() ? null : caller.subject(), before, limit + 1);
    return Page.cut(found, limit, last -> cursors.encode(LISTING, List.of(last.id().toString())))
        .map(ProfileView::withoutResult);
  }

  @Transactional
  ProfileView one(Caller caller, String id) {
    return Ids.parse(id)
        .flatMap(rows::find)
        .filter(found -> caller.seesAllUnits() || caller.subject().equals(found.createdBy()))
        .orElseThrow(ProblemException::notFound);
  }

  /** The page of a profile that is done. */
  @Transactional
  String report(Caller caller, String id) {
    TableProfile result = one(caller, id).result();
    if (result == null) {
      throw new ProblemException(KitError.CONFLICT);
    }
    return new ProfileReport(result).text();
  }

  @Transactional
  Optional<ProfileRows.Lease> lease() {
    return rows.lease(UUID.randomUUID());
  }

  @Transactional
  List<UUID> next(ProfileRows.Lease lease, UUID after, int limit) {
    return rows.next(lease, after, limit);
  }

  @Transactional
  Set<String> keyIds(List<UUID> customerIds) {
    return customers.keyIds(customerIds);
  }

  /** Opens customers and counts them; nothing when the profile is somebody else's by now. */
  @Transactional
  Optional<List<SourceRecord>> open(
      ProfileRows.Lease lease, SubjectKind kind, List<UUID> ids, Map<String, SubjectKey> keys) {
    List<SourceRecord> opened = customers.sources(kind, ids, keys);
    return rows.advance(lease, ids.size()) ? Optional.of(opened) : Optional.empty();
  }

  @Transactional
  void finish(ProfileRows.Lease lease, @Nullable TableProfile result) {
    rows.finish(lease, result, now());
  }

  private String write(ProfileView view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is always JSON", e);
    }
  }

  private UUID position(String cursor) {
    return Ids.parse(cursors.decode(LISTING, cursor).getFirst())
        .orElseThrow(() -> new ProblemException(KitError.INVALID_CURSOR));
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
