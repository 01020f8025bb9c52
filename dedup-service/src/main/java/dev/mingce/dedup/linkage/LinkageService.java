package dev.mingce.dedup.linkage;

import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.candidates.FetchedKeys;
import dev.mingce.dedup.matching.RecordTerms;
import dev.mingce.dedup.model.ActiveModel;
import dev.mingce.dedup.model.ActiveModelService;
import dev.mingce.dedup.normalize.SubjectKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

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
   * Weighs customers, each another one, anew against their candidates and all that they were linked
   * with, and puts them where they belong.
   *
   * @return what has become of them, together as far as that can be done
   */
  public List<Linkage> connect(SubjectKind kind, List<Comparison> changed, FetchedKeys keys) {
    ActiveModel model = models.active(kind);
    RecordTerms terms = model.terms();
    Set<UUID> ids = new TreeSet<>();
    changed.forEach(one -> ids.add(one.id()));
    Map<UUID, Set<UUID>> before = edges.neighboursOf(ids);
    Said said = Said.of(assertions.of(ids));
    Map<UUID, Set<UUID>> rivals = new LinkedHashMap<>();
    Set<UUID> toOpen = new TreeSet<>();
    for (Comparison one : changed) {
      Set<UUID> others = new TreeSet<>(one.found());
      others.addAll(before.getOrDefault(one.id(), Set.of()));
      others.addAll(said.partnersOf(one.id()));
      others.remove(one.id());
      rivals.put(one.id(), others);
      toOpen.addAll(others);
    }
    toOpen.removeAll(ids);
    Map<UUID, Candidate> opened = new HashMap<>();
    candidates.open(terms, toOpen, keys).forEach(other -> opened.put(other.id(), other));
    List<CandidateService.Unsaved> unsaved =
        changed.stream()
            .map(one -> new CandidateService.Unsaved(one.id(), one.version(), one.features()))
            .toList();
    candidates.unsaved(terms, unsaved).forEach(one -> opened.put(one.id(), one));
    edges.removeOf(ids);
    edges.put(weigh(new PairJudge(model), rivals, opened, said));
    return link(() -> group(model, terms, keys, opened.values()), ids, before);
  }

  private static List<Edge> weigh(
      PairJudge judge, Map<UUID, Set<UUID>> rivals, Map<UUID, Candidate> opened, Said said) {
    Map<PairKey, Edge> linked = new LinkedHashMap<>();
    Set<PairKey> weighed = new HashSet<>();
    rivals.forEach((id, others) -> {
      Candidate customer = opened.get(id);
      for (UUID otherId : others) {
        Candidate other = opened.get(otherId);
        if (customer != null && other != null && weighed.add(PairKey.of(id, otherId))) {
          Edge edge = judge.edge(customer, other, said.musts(), said.cannots());
          if (edge.linked()) {
            linked.put(edge.pair(), edge);
          }
        }
      }
    });
    return List.copyOf(linked.values());
  }

  // Giant groups are rare: if there is one, each customer is linked by itself, and those that are
  // not in it come to the same end.
  private static List<Linkage> link(
      Supplier<GroupLinking> group, Set<UUID> ids, Map<UUID, Set<UUID>> before) {
    Set<UUID> start = new TreeSet<>(ids);
    before.values().forEach(start::addAll);
    Linkage together = group.get().linkTogether(ids, start).orElse(null);
    if (together != null) {
      return List.of(together);
    }
    List<Linkage> each = new ArrayList<>();
    for (UUID id : ids) {
      Set<UUID> around = new TreeSet<>(before.getOrDefault(id, Set.of()));
      around.add(id);
      each.add(group.get().link(id, around));
    }
    return each;
  }

  /** There is nothing to compare of the customer any more; those it was linked with may part. */
  public Linkage disconnect(SubjectKind kind, UUID id, FetchedKeys keys) {
    Set<UUID> before = edges.neighbours(List.of(id));
    edges.removeOf(List.of(id));
    clusters.leave(id);
    return refresh(kind, before, keys);
  }

  /** Groups these customers anew, after something was said of them. */
  public Linkage refresh(SubjectKind kind, Set<UUID> customers, FetchedKeys keys) {
    ActiveModel model = models.active(kind);
    RecordTerms terms = model.terms();
    return group(model, terms, keys, List.of()).link(null, customers);
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
    GroupLinking group = group(model, terms, keys, opened);
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
    return judge(models.active(kind), one, other);
  }

  /** What a model says of two records that were opened together under it. */
  public Judgement judge(ActiveModel model, Candidate one, Candidate other) {
    return new PairJudge(model).judge(one, other);
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

  /** A cluster with its members and what holds them together, also one that has ended. */
  public Optional<LinkedCluster> cluster(UUID id) {
    return clusters
        .find(id)
        .map(found -> {
          List<UUID> members = clusters.members(id);
          return found.with(members, members.isEmpty() ? List.of() : edges.among(members));
        });
  }

  /** The id of the cluster that a customer is in, if it is in one. */
  public Optional<UUID> clusterIdOf(UUID customer) {
    return Optional.ofNullable(clusters.clustersOf(List.of(customer)).get(customer));
  }

  private GroupLinking group(
      ActiveModel model, RecordTerms terms, FetchedKeys keys, Collection<Candidate> opened) {
    GroupLinking group =
        new GroupLinking(candidates, assertions, edges, clusters, model, terms, keys);
    opened.forEach(group::add);
    return group;
  }
}
