package dev.mingce.dedup.linkage;

import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.FetchedKeys;
import dev.mingce.dedup.cluster.Clusters;
import dev.mingce.dedup.cluster.EntityPartition;
import dev.mingce.dedup.cluster.EntityPartition.Bond;
import dev.mingce.dedup.matching.RecordTerms;
import dev.mingce.dedup.model.ActiveModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Groups customers that are linked, once. */
final class GroupLinking {

  /** A group above is not clustered as a whole: hundreds of copies are a fault of a source. */
  static final int MOST_REACHED = 500;

  /** Groups above are first cut at their weaker edges, since the work grows with the square. */
  private static final int LARGEST = 60;

  /** More than customers have namesakes that resemble them. */
  private static final int USUAL_GROUP = 8;

  private static final double STEP = 2;
  private static final double STRONGEST_CUT = 60;

  private final CandidateService candidates;
  private final Assertions assertions;
  private final Edges edges;
  private final ClusterTable clusters;
  private final ActiveModel model;
  private final RecordTerms terms;
  private final FetchedKeys keys;
  private final PairJudge judge;
  private final Map<UUID, Candidate> opened = new HashMap<>();
  private final Map<PairKey, Edge> known = new HashMap<>();
  private final List<List<UUID>> groups = new ArrayList<>();
  private final List<LinkedPair> pairs = new ArrayList<>();
  private Said said = Said.of(List.of());

  GroupLinking(
      CandidateService candidates,
      Assertions assertions,
      Edges edges,
      ClusterTable clusters,
      ActiveModel model,
      RecordTerms terms,
      FetchedKeys keys) {
    this.candidates = candidates;
    this.assertions = assertions;
    this.edges = edges;
    this.clusters = clusters;
    this.model = model;
    this.terms = terms;
    this.keys = keys;
    this.judge = new PairJudge(model);
  }

  /** A customer that is opened already. */
  void add(Candidate candidate) {
    opened.put(candidate.id(), candidate);
  }

  /** Groups these customers and all that are linked with them. */
  Linkage link(@Nullable UUID changed, Set<UUID> start) {
    Set<UUID> members = edges.reach(start, MOST_REACHED);
    if (members.size() == MOST_REACHED && changed != null) {
      members = new TreeSet<>(edges.neighbours(List.of(changed)));
      members.add(changed);
      edges.among(members).forEach(edge -> known.put(edge.pair(), edge));
      open(members);
      direct(changed);
      return new Linkage(Set.of(changed), Set.of(changed), pairs, opened, model.version());
    }
    readEdges(members);
    return regroup(changed == null ? Set.of() : Set.of(changed), members);
  }

  /**
   * Groups customers that changed at once, and all that are linked with them, as {@link #link} does
   * one by one.
   *
   * @return nothing when one is in a group that is too large to be clustered
   */
  Optional<Linkage> linkTogether(Set<UUID> changed, Set<UUID> start) {
    int limit = MOST_REACHED + USUAL_GROUP * changed.size();
    Set<UUID> members = edges.reach(start, limit);
    if (members.size() == limit) {
      return Optional.empty();
    }
    readEdges(members);
    List<UUID> all = List.copyOf(members);
    return parts(all, Edge::linked).stream().anyMatch(part -> part.size() >= MOST_REACHED)
        ? Optional.empty()
        : Optional.of(regroup(changed, members));
  }

  private void readEdges(Set<UUID> members) {
    if (members.size() > 1) {
      edges.among(members).forEach(edge -> known.put(edge.pair(), edge));
    }
  }

  private Linkage regroup(Set<UUID> changed, Set<UUID> members) {
    if (!known.isEmpty()) {
      said = Said.of(assertions.of(members));
      open(linked());
      List<UUID> present = members.stream().filter(opened::containsKey).sorted(byText()).toList();
      cut(present).stream().filter(part -> part.size() > 1).forEach(this::partition);
    }
    clusters.store(CandidateService.code(model.kind()), members, groups);
    return new Linkage(changed, members, pairs, opened, model.version());
  }

  private Set<UUID> linked() {
    Set<UUID> ids = new TreeSet<>();
    for (Edge edge : known.values()) {
      if (edge.linked()) {
        ids.add(edge.pair().left());
        ids.add(edge.pair().right());
      }
    }
    return ids;
  }

  private static Comparator<UUID> byText() {
    return Comparator.comparing(UUID::toString);
  }

  private void open(Collection<UUID> members) {
    List<UUID> missing = members.stream().filter(id -> !opened.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      candidates.open(terms, missing, keys).forEach(this::add);
    }
  }

  // Too many to be clustered: each is shown beside those that it resembles.
  private void direct(UUID changed) {
    Candidate customer = opened.get(changed);
    if (customer == null) {
      return;
    }
    for (Edge edge : known.values()) {
      boolean own = edge.pair().left().equals(changed) || edge.pair().right().equals(changed);
      if (own && edge.linked()) {
        pair(edge.pair(), false, false);
      }
    }
  }

  private List<List<UUID>> cut(List<UUID> present) {
    List<List<UUID>> cut = new ArrayList<>();
    for (List<UUID> part : parts(present, Edge::linked)) {
      cut.addAll(part.size() <= LARGEST ? List.of(part) : atWeakerEdges(part));
    }
    return cut;
  }

  private List<List<UUID>> atWeakerEdges(List<UUID> whole) {
    double link = model.decisions().link();
    List<List<UUID>> parts = List.of(whole);
    while (parts.stream().anyMatch(part -> part.size() > LARGEST) && link < STRONGEST_CUT) {
      link += STEP;
      double least = link;
      parts = parts(whole, edge -> edge.linked() && edge.weight() >= least);
    }
    return parts.stream().filter(part -> part.size() <= LARGEST).toList();
  }

  private List<List<UUID>> parts(List<UUID> present, Predicate<Edge> joins) {
    Map<UUID, Integer> numbers = new HashMap<>();
    present.forEach(id -> numbers.put(id, numbers.size()));
    Clusters connected = new Clusters(present.size());
    for (Edge edge : known.values()) {
      Integer left = numbers.get(edge.pair().left());
      Integer right = numbers.get(edge.pair().right());
      if (left != null && right != null && joins.test(edge)) {
        connected.join(left, right);
      }
    }
    List<List<UUID>> parts = new ArrayList<>();
    for (int[] group : connected.groups()) {
      parts.add(ids(present, group));
    }
    return parts;
  }

  private static List<UUID> ids(List<UUID> all, int[] numbers) {
    List<UUID> ids = new ArrayList<>();
    for (int number : numbers) {
      ids.add(all.get(number));
    }
    return ids;
  }

  private void partition(List<UUID> part) {
    weighMissing(part);
    EntityPartition partition =
        EntityPartition.of(
            part.size(),
            new EntityPartition.Pairs() {
              @Override
              public Bond bond(int left, int right) {
                return GroupLinking.this.bond(edge(part, left, right));
              }

              @Override
              public double weight(int left, int right) {
                return edge(part, left, right).weight();
              }
            },
            model.decisions());
    for (int[] cluster : partition.clusters()) {
      if (cluster.length > 1) {
        groups.add(ids(part, cluster));
      }
    }
    for (int i = 0; i < part.size(); i++) {
      for (int j = i + 1; j < part.size(); j++) {
        settle(part, partition, i, j);
      }
    }
  }

  private void settle(List<UUID> part, EntityPartition partition, int i, int j) {
    Edge edge = edge(part, i, j);
    boolean must = said.must(edge.pair()) != null;
    boolean merge = must || partition.areCertainlyOne(i, j);
    if (merge) {
      // One request for each member is enough: the first one takes the others in.
      boolean first = true;
      for (int k = 0; k < i; k++) {
        first &= !partition.areCertainlyOne(k, i);
      }
      pair(edge.pair(), true, must || first);
    } else if (edge.linked()) {
      pair(edge.pair(), false, true);
    }
  }

  private void pair(PairKey pair, boolean merge, boolean requested) {
    Candidate left = opened.get(pair.left());
    Candidate right = opened.get(pair.right());
    if (left != null && right != null) {
      Judgement judgement = judge.judge(left, right);
      pairs.add(
          new LinkedPair(
              left, right, judgement, model.version(), merge, requested, said.must(pair)));
    }
  }

  // Within a group every pair counts, those too that share no key.
  private void weighMissing(List<UUID> part) {
    List<Edge> added = new ArrayList<>();
    for (int i = 0; i < part.size(); i++) {
      for (int j = i + 1; j < part.size(); j++) {
        PairKey pair = PairKey.of(part.get(i), part.get(j));
        if (!known.containsKey(pair)) {
          Candidate one = opened.get(part.get(i));
          Candidate other = opened.get(part.get(j));
          if (one != null && other != null) {
            Edge edge = judge.edge(one, other, said.musts(), said.cannots());
            known.put(pair, edge);
            added.add(edge);
          }
        }
      }
    }
    edges.put(added);
  }

  private Edge edge(List<UUID> part, int left, int right) {
    Edge edge = known.get(PairKey.of(part.get(left), part.get(right)));
    if (edge == null) {
      throw new IllegalStateException("all pairs of a group are weighed");
    }
    return edge;
  }

  private Bond bond(Edge edge) {
    if (said.musts().contains(edge.pair())) {
      return Bond.MUST;
    }
    if (said.cannots().contains(edge.pair())) {
      return Bond.CANNOT;
    }
    return edge.vetoed() ? Bond.VETOED : edge.held() ? Bond.HELD : Bond.WEIGHED;
  }
}
