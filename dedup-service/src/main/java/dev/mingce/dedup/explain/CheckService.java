package dev.mingce.dedup.explain;

import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.candidates.Features;
import dev.mingce.dedup.candidates.MaskedRecord;
import dev.mingce.dedup.candidates.VisibleCustomerService;
import dev.mingce.dedup.linkage.Judgement;
import dev.mingce.dedup.linkage.KeyFetchService;
import dev.mingce.dedup.linkage.LinkageService;
import dev.mingce.dedup.matching.EvidenceList;
import dev.mingce.dedup.matching.RecordTerms;
import dev.mingce.dedup.model.ActiveModel;
import dev.mingce.dedup.model.ActiveModelService;
import dev.mingce.dedup.normalize.DocumentRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.scoring.MatchWeight;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.DedupDecision;
import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds who resembles a record before it is saved. Writes nothing. */
@ApplicationScoped
public class CheckService {

  private static final int MOST = 20;

  private final CandidateService candidates;
  private final LinkageService linkage;
  private final KeyFetchService keys;
  private final VisibleCustomerService customers;
  private final ActiveModelService models;
  private final CurrentCaller currentCaller;

  CheckService(
      CandidateService candidates,
      LinkageService linkage,
      KeyFetchService keys,
      VisibleCustomerService customers,
      ActiveModelService models,
      CurrentCaller currentCaller) {
    this.candidates = candidates;
    this.linkage = linkage;
    this.keys = keys;
    this.customers = customers;
    this.models = models;
    this.currentCaller = currentCaller;
  }

  CheckAnswer check(@Nullable CheckInput input) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    SubjectKind kind = kind(input);
    UUID unsaved = Ids.next();
    Features features = Features.of(kind, DocumentRecord.of(unsaved, kind, input.document()));
    StoredKeys.Hashes hashes = candidates.hashes(kind, features);
    Caller caller = currentCaller.get();
    List<CustomerRecord> visible =
        candidates.read(candidates.holders(hashes)).stream()
            .filter(customer -> customers.isVisible(caller, customer))
            .toList();
    ActiveModel model = models.active(kind);
    RecordTerms terms = model.terms();
    List<Candidate> others =
        candidates.opened(
            terms, visible, keys.of(visible.stream().map(CustomerRecord::id).toList()));
    Candidate record = candidates.unsaved(terms, unsaved, 0, features);
    List<CheckAnswer.Item> items = new ArrayList<>();
    for (Candidate other : others) {
      Judgement judgement = linkage.judge(model, record, other);
      if (judgement.veto() == null && judgement.weight() >= model.decisions().link()) {
        items.add(item(other, judgement, model));
      }
    }
    items.sort(
        Comparator.comparingDouble((CheckAnswer.Item item) -> -item.matchWeight())
            .thenComparing(item -> item.customerId().toString()));
    return new CheckAnswer(items.subList(0, Math.min(MOST, items.size())));
  }

  private static CheckAnswer.Item item(Candidate other, Judgement judgement, ActiveModel model) {
    boolean merge = judgement.weight() >= model.decisions().merge() && !judgement.held();
    return new CheckAnswer.Item(
        other.id(),
        MatchWeight.toProbability(judgement.weight()),
        judgement.weight(),
        merge ? DedupDecision.AUTO_MERGE : DedupDecision.REVIEW,
        EvidenceList.of(judgement.waterfall()),
        MaskedRecord.of(other.features().source()));
  }

  private static SubjectKind kind(CheckInput input) {
    return switch (input.kind()) {
      case CustomerFacts.PERSON -> SubjectKind.PERSON;
      case CustomerFacts.ORGANISATION -> SubjectKind.ORGANISATION;
      case null -> throw ProblemException.invalid(Violation.at("/kind", "required"));
      default -> throw ProblemException.invalid(Violation.at("/kind", "invalid-value"));
    };
  }
}
