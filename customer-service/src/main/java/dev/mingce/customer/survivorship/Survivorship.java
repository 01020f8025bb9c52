package dev.mingce.customer.survivorship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mingce.events.sealed.Verification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Projects the golden record: a pure function of source records, marks and policy. The order in
 * which the records are given has no influence.
 */
public final class Survivorship {
  private final UUID survivor;
  private final List<SourceRecord> records;
  private final Map<UUID, Marks> marks;
  private final Policy policy;
  private final EntryTokens tokens;
  private final Map<String, JsonNode> fields = new TreeMap<>();
  private final List<Origin> origins = new ArrayList<>();

  private Survivorship(
      UUID survivor,
      List<SourceRecord> records,
      Map<UUID, Marks> marks,
      Policy policy,
      EntryTokens tokens) {
    this.survivor = survivor;
    this.records = records;
    this.marks = marks;
    this.policy = policy;
    this.tokens = tokens;
  }

  /**
   * The golden record of a customer.
   *
   * @param survivor its id
   * @param records of the customer and of all that were merged into it
   * @param marks by customer
   */
  public static Golden project(
      UUID survivor,
      List<SourceRecord> records,
      Map<UUID, Marks> marks,
      Policy policy,
      EntryTokens tokens) {
    Survivorship run = new Survivorship(survivor, records, marks, policy, tokens);
    TreeSet<String> paths = new TreeSet<>();
    records.forEach(sourceRecord -> paths.addAll(sourceRecord.fields().keySet()));
    for (String path : paths) {
      if (Fields.LISTS.contains(path)) {
        run.union(path);
      } else {
        run.choose(path);
      }
    }
    return new Golden(run.fields, run.origins);
  }

  private void choose(String path) {
    Optional<SourceRecord> pin = pin(path);
    List<SourceRecord> candidates = candidates(path);
    if (pin.isPresent()) {
      JsonNode value = pin.get().fields().get(path);
      if (value != null) {
        set(path, value, pin.get(), Origin.PINNED, candidates);
      }
      return;
    }
    if (candidates.isEmpty()) {
      return;
    }
    SourceRecord winner = candidates.getFirst();
    String rule =
        candidates.size() == 1
            ? Origin.ONLY_SOURCE
            : Ranking.deciding(policy, path, winner, candidates.get(1));
    set(path, Objects.requireNonNull(winner.fields().get(path)), winner, rule, candidates);
  }

  private void set(
      String path,
      JsonNode value,
      SourceRecord winner,
      String rule,
      List<SourceRecord> candidates) {
    fields.put(path, value);
    List<Origin.Rival> rivals =
        candidates.stream()
            .filter(one -> !one.id().equals(winner.id()))
            .map(one ->
                new Origin.Rival(
                    one.id(), one.system(), one.at(), value.equals(one.fields().get(path))))
            .toList();
    origins.add(new Origin(path, winner.id(), winner.system(), winner.at(), rule, rivals));
  }

  // The customer's own decision first, then those of the customers merged into it.
  private Optional<SourceRecord> pin(String path) {
    return records.stream()
        .filter(SourceRecord::isOwn)
        .filter(own -> marksOf(own).pinned().contains(path))
        .min(
            Comparator.comparing((SourceRecord own) -> !own.customerId().equals(survivor))
                .thenComparing(own -> own.customerId().toString()));
  }

  // Who is responsible does not change because somebody was merged in.
  private List<SourceRecord> candidates(String path) {
    List<SourceRecord> having =
        records.stream().filter(one -> one.fields().containsKey(path)).toList();
    List<SourceRecord> own =
        path.equals(Fields.OWNER)
            ? having.stream().filter(one -> one.customerId().equals(survivor)).toList()
            : having;
    return (own.isEmpty() ? having : own).stream().sorted(Ranking.order(policy, path)).toList();
  }

  private record Entry(SourceRecord from, JsonNode item, boolean chosen) {}

  private void union(String path) {
    Map<String, List<Entry>> entries = new LinkedHashMap<>();
    for (SourceRecord from : candidates(path)) {
      Set<String> earlier = Set.copyOf(entries.keySet());
      for (JsonNode item : Objects.requireNonNull(from.fields().get(path))) {
        String key = Fields.key(path, item);
        if (!isHidden(from, path, key)) {
          // What one source says twice it says twice; what another says as well is no news.
          entries
              .computeIfAbsent(key, any -> new ArrayList<>())
              .add(new Entry(from, item, !earlier.contains(key)));
        }
      }
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    entries.values().forEach(same -> append(path, list, same));
    if (!list.isEmpty()) {
      fields.put(path, list);
    }
  }

  private void append(String path, ArrayNode list, List<Entry> same) {
    boolean verifiedFirst = policy.of(path).contains(Rule.VERIFIED_FIRST);
    Optional<Entry> verified =
        verifiedFirst
            ? same.stream().filter(e -> isVerified(e.item())).findFirst()
            : Optional.empty();
    boolean better =
        verified.isPresent() && same.stream().noneMatch(e -> e.chosen() && isVerified(e.item()));
    List<Entry> shown =
        better ? List.of(verified.get()) : same.stream().filter(Entry::chosen).toList();
    for (Entry entry : shown) {
      List<Origin.Rival> rivals =
          same.stream()
              .filter(other -> !other.from().id().equals(entry.from().id()))
              .map(other ->
                  new Origin.Rival(
                      other.from().id(),
                      other.from().system(),
                      other.from().at(),
                      other.item().equals(entry.item())))
              .toList();
      String rule =
          rivals.isEmpty()
              ? Origin.ONLY_SOURCE
              : better ? Rule.VERIFIED_FIRST.code() : policy.of(path).getFirst().code();
      origins.add(
          new Origin(
              path + "/" + list.size(),
              entry.from().id(),
              entry.from().system(),
              entry.from().at(),
              rule,
              rivals));
      list.add(entry.item());
    }
  }

  private boolean isHidden(SourceRecord from, String path, String key) {
    String token = null;
    for (Marks one : marks.values()) {
      for (Marks.Hidden hidden : one.hidden()) {
        if (hidden.recordId().equals(from.id()) && hidden.path().equals(path)) {
          token = token == null ? tokens.token(from.id(), path, key) : token;
          if (hidden.token().equals(token)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private Marks marksOf(SourceRecord own) {
    return marks.getOrDefault(own.customerId(), Marks.NONE);
  }

  private static boolean isVerified(JsonNode item) {
    return item.path("verification").path("state").asText().equals(Verification.VERIFIED);
  }
}
