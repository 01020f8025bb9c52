package dev.mingce.dedup.model;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.IdempotentPosts;
import dev.mingce.dedup.batch.LearnedModel;
import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.normalize.Term;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.EventJson;
import dev.mingce.kit.Ids;
import dev.mingce.kit.audit.Administers;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Models as people see and change them. */
@ApplicationScoped
public class ModelService {

  /** A value that fewer customers have is not kept with a model, and counts as a rare one. */
  private static final int FREQUENT = 10;

  private static final double HEAVIEST = 100;

  private final ModelRows rows;
  private final ActiveModelService active;
  private final StoredKeys storedKeys;
  private final Database database;
  private final IdempotentPosts posts;
  private final Cursors cursors;

  ModelService(
      ModelRows rows,
      ActiveModelService active,
      StoredKeys storedKeys,
      Database database,
      IdempotentPosts posts,
      Cursors cursors) {
    this.rows = rows;
    this.active = active;
    this.storedKeys = storedKeys;
    this.database = database;
    this.posts = posts;
    this.cursors = cursors;
  }

  @Transactional
  Page<ModelView> list(
      @Nullable String kindCode, @Nullable Integer asked, @Nullable String cursor) {
    SubjectKind kind = kindCode == null ? null : kind(kindCode);
    for (SubjectKind shipped : SubjectKind.values()) {
      active.active(shipped); // what is shipped is listed before anything was matched
    }
    String listing = "models/" + kindCode;
    UUID before =
        cursor == null ? null : UUID.fromString(cursors.decode(listing, cursor).getFirst());
    int limit = Limits.of(asked);
    List<ModelRow> found = rows.list(kind, before, limit + 1);
    return Page.cut(found, limit, last -> cursors.encode(listing, List.of(last.id().toString())))
        .map(row -> ModelView.of(row, false));
  }

  @Transactional
  ModelView one(String id) {
    return ModelView.of(row(id), true);
  }

  /** Changes the thresholds; those of a model in force take effect on the whole base. */
  @Transactional
  @Administers(value = "model.thresholds-changed", target = "model")
  ModelView thresholds(String id, @Nullable Thresholds thresholds, @Nullable String ifMatch) {
    DecisionWeights decisions = decisions(thresholds);
    ModelRow row = locked(id, ifMatch);
    rows.document(
        row.id(), ModelDocument.parse(row.document()).withDecisions(decisions).json().toString());
    if (row.state().equals("active")) {
      compareAnew(row.kind());
    }
    return ModelView.of(row(id), false);
  }

  /** Puts a model in force; the whole base is compared anew under it. */
  StoredAnswer activate(String id, @Nullable String ifMatch, @Nullable String idempotencyKey) {
    return posts.answer(
        "POST /v1/models/" + id + "/activate",
        idempotencyKey,
        () ->
            () -> {
              ModelRow row = locked(id, ifMatch);
              activate(row.id());
              ModelView view = ModelView.of(row(id), false);
              return new StoredAnswer(
                  200,
                  Map.of("ETag", ETags.of(view.rowVersion())),
                  null,
                  new String(EventJson.write(view), StandardCharsets.UTF_8));
            });
  }

  /** Puts a model in force, within the current transaction. */
  @Administers(value = "model.activated", target = "model")
  public void activate(UUID id) {
    ModelRow row = rows.lock(id).orElseThrow(ProblemException::notFound);
    if (!row.state().equals("active")) {
      rows.activate(row);
    }
    compareAnew(row.kind());
  }

  /** Keeps a model that was learned, as a candidate. */
  public UUID keep(LearnedModel learned, SubjectKind kind, String version, String by) {
    UUID id = Ids.next();
    rows.insert(
        new ModelRow(
            id,
            kind,
            version,
            "candidate",
            1,
            learned.document(version).toString(),
            "trained",
            by,
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            null));
    Map<Long, Double> shares = new HashMap<>();
    for (Term term : learned.frequentTerms(FREQUENT)) {
      shares.put(storedKeys.ofTerm(term), term.frequency());
    }
    rows.frequencies(id, shares);
    return id;
  }

  /** Whether there is such a model of this kind. */
  public boolean exists(UUID id, SubjectKind kind) {
    return rows.find(id).filter(row -> row.kind() == kind).isPresent();
  }

  /**
   * The kind of a code.
   *
   * @throws ProblemException 400 when there is none
   */
  public static SubjectKind kind(@Nullable String code) {
    return switch (code) {
      case CustomerFacts.PERSON -> SubjectKind.PERSON;
      case CustomerFacts.ORGANISATION -> SubjectKind.ORGANISATION;
      case null -> throw ProblemException.invalid(Violation.at("/kind", "required"));
      default ->
          throw new ProblemException(
              KitError.INVALID_PARAMETER, List.of(Violation.at("?kind", "invalid-value")));
    };
  }

  private void compareAnew(SubjectKind kind) {
    database.update(
        "INSERT INTO rescore_task (customer_id) SELECT customer_id FROM customer_record"
            + " WHERE kind = ? AND features IS NOT NULL ON CONFLICT DO NOTHING",
        CandidateService.code(kind));
  }

  private ModelRow locked(String id, @Nullable String ifMatch) {
    long expected = ETags.required(ifMatch);
    ModelRow row = Ids.parse(id).flatMap(rows::lock).orElseThrow(ProblemException::notFound);
    ETags.check(expected, row.rowVersion());
    return row;
  }

  private ModelRow row(String id) {
    return Ids.parse(id).flatMap(rows::find).orElseThrow(ProblemException::notFound);
  }

  private static DecisionWeights decisions(@Nullable Thresholds thresholds) {
    if (thresholds == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    double link = number("/link", thresholds.link());
    double guard = number("/guard", thresholds.guard());
    double merge = number("/merge", thresholds.merge());
    if (guard > link || link > merge) {
      throw ProblemException.invalid(Violation.at("/merge", "wrong-order"));
    }
    return new DecisionWeights(link, guard, merge);
  }

  private static double number(String pointer, @Nullable Double value) {
    if (value == null) {
      throw ProblemException.invalid(Violation.at(pointer, "required"));
    }
    if (!(Math.abs(value) <= HEAVIEST)) {
      throw ProblemException.invalid(Violation.at(pointer, "out-of-range", -HEAVIEST, HEAVIEST));
    }
    return value;
  }
}
