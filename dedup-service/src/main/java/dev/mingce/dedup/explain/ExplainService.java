package dev.mingce.dedup.explain;

import dev.mingce.dedup.blocking.StoredKey;
import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.candidates.KeyState;
import dev.mingce.dedup.candidates.VisibleCustomerService;
import dev.mingce.dedup.duplicates.DuplicateService;
import dev.mingce.dedup.duplicates.Pair;
import dev.mingce.dedup.linkage.Assertion;
import dev.mingce.dedup.linkage.AssertionLogService;
import dev.mingce.dedup.linkage.AssertionType;
import dev.mingce.dedup.linkage.Judgement;
import dev.mingce.dedup.linkage.KeyFetchService;
import dev.mingce.dedup.linkage.LinkageService;
import dev.mingce.dedup.linkage.PairKey;
import dev.mingce.dedup.model.ActiveModel;
import dev.mingce.dedup.model.ActiveModelService;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.scoring.MatchWeight;
import dev.mingce.dedup.scoring.Waterfall;
import dev.mingce.events.DedupDecision;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Explains a pair, whether it matched or not. */
@ApplicationScoped
public class ExplainService {

  private static final String DENIED = "explain-denied";

  private final VisibleCustomerService customers;
  private final CandidateService candidates;
  private final LinkageService linkage;
  private final KeyFetchService keys;
  private final AssertionLogService assertions;
  private final DuplicateService duplicates;
  private final ActiveModelService models;
  private final CurrentCaller currentCaller;

  ExplainService(
      VisibleCustomerService customers,
      CandidateService candidates,
      LinkageService linkage,
      KeyFetchService keys,
      AssertionLogService assertions,
      DuplicateService duplicates,
      ActiveModelService models,
      CurrentCaller currentCaller) {
    this.customers = customers;
    this.candidates = candidates;
    this.linkage = linkage;
    this.keys = keys;
    this.assertions = assertions;
    this.duplicates = duplicates;
    this.models = models;
    this.currentCaller = currentCaller;
  }

  Explanation explain(@Nullable String leftId, @Nullable String rightId) {
    UUID one = VisibleCustomerService.id("left", leftId);
    UUID other = VisibleCustomerService.id("right", rightId);
    if (one.equals(other)) {
      throw new ProblemException(
          KitError.INVALID_PARAMETER, List.of(Violation.at("?right", "same-customer")));
    }
    Caller caller = currentCaller.get();
    CustomerRecord first = customers.find(caller, one, DENIED);
    CustomerRecord second = customers.find(caller, other, DENIED);
    PairKey pair = PairKey.of(one, other);
    if (!first.kind().equals(second.kind())) {
      return uncompared(pair, first.kind(), "different-kinds");
    }
    SubjectKind kind = CandidateService.kind(first.kind());
    List<Candidate> both =
        linkage.compared(kind, List.of(first, second), keys.of(List.of(one, other)));
    return both.size() < 2
        ? uncompared(pair, first.kind(), "nothing-to-compare")
        : compared(pair, kind, both);
  }

  private Explanation compared(PairKey pair, SubjectKind kind, List<Candidate> both) {
    ActiveModel model = models.active(kind);
    Judgement judgement = linkage.judge(kind, both.getFirst(), both.getLast());
    Waterfall waterfall = judgement.waterfall();
    Assertion said = assertions.find(pair).orElse(null);
    List<Explanation.SharedKey> shared = sharedKeys(kind, both);
    Optional<Pair> known = duplicates.find(pair).filter(Pair::isOpen);
    String decision = known.map(Pair::decision).orElse(DedupDecision.DISTINCT);
    return new Explanation(
        pair.left(),
        pair.right(),
        CandidateService.code(kind),
        decision,
        reason(judgement, said, shared, decision, model),
        model.version(),
        waterfall.priorWeight(),
        waterfall.steps().stream().map(ExplainService::step).toList(),
        waterfall.householdPenalty(),
        waterfall.weight(),
        MatchWeight.toProbability(waterfall.weight()),
        judgement.held(),
        judgement.veto(),
        said == null
            ? null
            : new Explanation.Said(said.type().code(), said.by(), said.at(), said.reason()),
        new Explanation.Thresholds(
            model.decisions().link(),
            model.decisions().guard(),
            model.decisions().merge(),
            model.expectedPrecision()),
        shared,
        linkage.areTogether(pair));
  }

  private static String reason(
      Judgement judgement,
      @Nullable Assertion said,
      List<Explanation.SharedKey> shared,
      String decision,
      ActiveModel model) {
    boolean distinct = decision.equals(DedupDecision.DISTINCT);
    if (said != null && (distinct == (said.type() == AssertionType.CANNOT_LINK))) {
      return "asserted";
    }
    if (distinct && judgement.veto() != null) {
      return "veto";
    }
    boolean heavy = judgement.weight() >= model.decisions().link();
    if (distinct && heavy) {
      return shared.stream().noneMatch(key -> key.state().equals("compared"))
          ? "no-shared-key"
          : "cluster";
    }
    if (decision.equals(DedupDecision.REVIEW) && judgement.weight() >= model.decisions().merge()) {
      return judgement.held() ? "doubt" : "cluster";
    }
    return heavy == distinct ? "cluster" : "weight";
  }

  private List<Explanation.SharedKey> sharedKeys(SubjectKind kind, List<Candidate> both) {
    List<StoredKey> left = candidates.hashes(kind, both.getFirst().features()).keys();
    List<Long> right = candidates.hashes(kind, both.getLast().features()).hashes();
    List<StoredKey> common = left.stream().filter(key -> right.contains(key.hash())).toList();
    List<KeyState> states = candidates.states(common);
    List<Explanation.SharedKey> shared = new ArrayList<>();
    for (int i = 0; i < common.size(); i++) {
      shared.add(new Explanation.SharedKey(name(common.get(i).rule()), states.get(i).code()));
    }
    return shared;
  }

  /** What the short names of rules mean. */
  private static String name(String rule) {
    return switch (rule) {
      case "i" -> "identifier";
      case "x" -> "email";
      case "e" -> "mailbox";
      case "p" -> "phone";
      case "n" -> "full-name";
      case "w" -> "other-name-and-given-name";
      case "d" -> "birth-date";
      case "gy" -> "given-name-and-birth-year";
      case "gc" -> "given-name-and-place";
      case "fp" -> "family-name-and-postcode";
      case "s" -> "street";
      case "o" -> "organisation-name";
      case "ox" -> "beginning-of-organisation-name";
      case "ow" -> "word-of-organisation-name";
      case "op" -> "word-of-organisation-name-and-postcode";
      default -> rule;
    };
  }

  private static Explanation.Step step(Waterfall.Step step) {
    return new Explanation.Step(
        step.attribute().code(),
        step.level(),
        step.levelWeight(),
        step.frequency(),
        step.frequencyWeight(),
        step.counted());
  }

  private static Explanation uncompared(PairKey pair, String kind, String reason) {
    return new Explanation(
        pair.left(),
        pair.right(),
        kind,
        DedupDecision.DISTINCT,
        reason,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        List.of(),
        false);
  }
}
