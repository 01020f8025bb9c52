package dev.mingce.dedup.linkage;

import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.candidates.FetchedKeys;
import dev.mingce.dedup.matching.RecordTerms;
import dev.mingce.dedup.model.ActiveModel;
import dev.mingce.dedup.model.ActiveModelService;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Keeps edges and clusters up to date as customers change. Runs inside the transaction of the
 * change, which holds the locks of the customer's keys.
 *
 * <p>Edges follow from the records and the model alone, and clusters from the edges and what people
 * said; so the order in which customers arrive makes no difference.
 */
@ApplicationScoped
public class LinkageService {

  private final CandidateService candidates;
  private final ActiveModelService models;
  private final Assertions assertions;
  private final Edges edges;
  private final ClusterTable clusters;

  LinkageService(
      CandidateService candidates,
      ActiveModelService models,
      Assertions assertions,
      Edges edges,
      ClusterTable clusters) {
    this.candidates = candidates;
    this.models = models;
    this.assertions = assertions;
    this.edges = edges;
    this.clusters = clusters;
  }

  /**
   * All customers that may have to be opened when these change, or are candidates of one that does.
   */
  public Set<UUID> reach(Collection<UUID> customers) {
    Set<UUID> all = new TreeSet<>(customers);
    for (Assertion said : assertions.of(customers)) {
      all.add(said.pair().left());
      all.add(said.pair().right());
    }
    return edges.reach(all, 100 * GroupLinking.MOST_REACHED);
  }

  /**
   * Weighs a customer anew against its candidates and all that it was linked with, and puts it
   * where it belongs.
   */
  public Linkage connect(
      SubjectKind kind,
      UUID id,
      long version,
      SourceRecord source,
      Collection<UUID> found,
      FetchedKeys keys) {
    ActiveModel model = models.active(kind);
    RecordTerms terms = model.terms();
    Set<UUID> before = edges.neighbours(List.of(id));
    Said said = Said.of(assertions.of(List.of(id)));
    Set<UUID> toOpen = new TreeSet<>(found);
    toOpen.addAll(before);
    toOpen.addAll(said.partnersOf(id));
    toOpen.remove(id);
    List<Candidate> others = candidates.open(terms, toOpen, keys);
    Candidate customer = candidates.unsaved(terms, id, version, source);
    GroupLinking group = group(model, terms, keys);
    group.add(customer);
    others.forEach(group::add);
    edges.removeOf(id);
    PairJudge judge = new PairJudge(model);
    List<Edge> weighed = new ArrayList<>();
    for (Candidate other : others) {
      Edge edge = judge.edge(customer, other, said.musts(), said.cannots());
      if (edge.linked()) {
        weighed.add(edge);
      }
    }
    edges.put(weighed);
    Set<UUID> start = new TreeSet<>(before);
    start.add(id);
    return group.link(id, start);
  }

  /** There is nothing to compare of the customer any more; those it was linked with may part. */
  public Linkage disconnect(SubjectKind kind, UUID id, FetchedKeys keys) {
    Set<UUID> before = edges.neighbours(List.of(id));
    edges.removeOf(id);
    clusters.leave(id);
    return refresh(kind, before, keys);
  }

  /** Groups these customers anew, after something was said of them. */
  public Linkage refresh(SubjectKind kind, Set<UUID> customers, FetchedKeys keys) {
    ActiveModel model = models.active(kind);
    RecordTerms terms = model.terms();
    return group(model, terms, keys).link(null, customers);
  }

  /**
   * A person said something of two customers, or took it back: weighs them anew and groups all
   * around them.
   */
  public Linkage asserted(SubjectKind kind, PairKey pair, FetchedKeys keys) {
    ActiveModel model = models.active(kind);
    RecordTerms terms = model.terms();
    Said said = Said.of(assertions.of(List.of(pair.left())));
    List<UUID> both = List.of(pair.left(), pair.right());
    List<Candidate> opened = candidates.open(terms, both, keys);
    GroupLinking group = group(model, terms, keys);
    opened.forEach(group::add);
    Set<UUID> start = new TreeSet<>(both);
    start.addAll(edges.neighbours(both));
    if (opened.size() == 2) {
      edges.put(
          List.of(
              new PairJudge(model)
                  .edge(opened.getFirst(), opened.getLast(), said.musts(), said.cannots())));
    }
    return group.link(null, start);
  }

  /** Opens customers to be shown or compared, without any lock. */
  public List<Candidate> compared(
      SubjectKind kind, Collection<CustomerRecord> records, FetchedKeys keys) {
    return compared(models.active(kind), records, keys);
  }

  /** Opens customers to be compared under a model, without any lock. */
  public List<Candidate> compared(
      ActiveModel model, Collection<CustomerRecord> records, FetchedKeys keys) {
    return candidates.opened(model.terms(), records, keys);
  }

  /** A pair that would be linked. */
  public record Link(double weight, boolean held) {}

  /** Whether two records that were opened under a model would be linked by it. */
  public Optional<Link> linked(ActiveModel model, Candidate one, Candidate other) {
    Edge edge = new PairJudge(model).edge(one, other, Set.of(), Set.of());
    return edge.linked() ? Optional.of(new Link(edge.weight(), edge.held())) : Optional.empty();
  }

  /** What the model in force says of two records that were opened together. */
  public Judgement judge(SubjectKind kind, Candidate one, Candidate other) {
    return new PairJudge(models.active(kind)).judge(one, other);
  }

  /** Whether both are in one cluster. */
  public boolean areTogether(PairKey pair) {
    List<UUID> both = List.of(pair.left(), pair.right());
    Map<UUID, UUID> of = clusters.clustersOf(both);
    return of.size() == 2 && new TreeSet<>(of.values()).size() == 1;
  }

  /** The members of the cluster that a customer is in; none when it stands alone. */
  public List<UUID> clusterOf(UUID customer) {
    UUID cluster = clusters.clustersOf(List.of(customer)).get(customer);
    return cluster == null ? List.of() : clusters.members(cluster);
  }

  private GroupLinking group(ActiveModel model, RecordTerms terms, FetchedKeys keys) {
    return new GroupLinking(candidates, assertions, edges, clusters, model, terms, keys);
  }
}
