package dev.mingce.customer.survivorship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Any sequence of edits, feeds, merges and un-merges ends, once all are un-merged, as if the merges
 * had never been: each customer has what its sources and its own edits say.
 */
class MergeWorldTest {
  private static final int CUSTOMERS = 3;
  private static final EntryTokens TOKENS = (id, path, key) -> id + path + key;
  private static final ObjectMapper JSON = new ObjectMapper();

  record Step(String what, int customer, int other, int value) {}

  /** Customers with their source records, merged or not. */
  private static final class World {
    final Map<UUID, SourceRecord> records = new TreeMap<>();
    final Map<UUID, Marks> marks = new HashMap<>();
    final Map<Integer, Integer> mergedInto = new HashMap<>();

    World() {
      for (int i = 0; i < CUSTOMERS; i++) {
        put(i, SourceRecord.OWN, 0, new TreeMap<>(Map.of("/name", name(i))));
      }
    }

    void put(int customer, String system, long at, Map<String, JsonNode> fields) {
      UUID id = id(customer, system);
      records.put(
          id,
          new SourceRecord(
              id, customer(customer), system, Instant.ofEpochSecond(at), Instant.EPOCH, fields));
    }

    List<SourceRecord> linked(int root) {
      return records.values().stream()
          .filter(one -> {
            int home = (int) one.customerId().getLeastSignificantBits();
            return home == root || mergedInto.getOrDefault(home, -1) == root;
          })
          .toList();
    }

    Map<String, JsonNode> golden(int root) {
      List<SourceRecord> linked = linked(root);
      Map<UUID, Marks> theirs = new HashMap<>(marks);
      theirs.keySet().retainAll(linked.stream().map(SourceRecord::customerId).toList());
      return Survivorship.project(customer(root), linked, theirs, Policy.DEFAULT, TOKENS).fields();
    }

    /** Whether a phone is among those of the golden record. */
    boolean shows(int root, int phone) {
      String key = Fields.key("/contactPoints", phone(phone, false));
      JsonNode phones = golden(root).get("/contactPoints");
      boolean shown = false;
      for (JsonNode one : phones == null ? list() : phones) {
        shown |= Fields.key("/contactPoints", one).equals(key);
      }
      return shown;
    }

    /** Whether the edit changed anything. */
    boolean edit(int root, long at, UnaryOperator<Map<String, JsonNode>> change) {
      Map<String, JsonNode> before = golden(root);
      Map<String, JsonNode> after = change.apply(new TreeMap<>(before));
      if (before.equals(after)) {
        return false;
      }
      SourceRecord own = records.get(id(root, SourceRecord.OWN));
      List<SourceRecord> others =
          linked(root).stream().filter(one -> !one.id().equals(own.id())).toList();
      OwnEdit.Result result =
          OwnEdit.apply(
              own.fields(),
              marks.getOrDefault(customer(root), Marks.NONE),
              others,
              before,
              after,
              TOKENS);
      marks.put(customer(root), result.marks());
      put(root, SourceRecord.OWN, at, result.fields());
      return true;
    }
  }

  @Property(tries = 2000)
  void theEndIsAsIfTheMergesHadNeverBeen(@ForAll("steps") List<Step> steps) {
    World merged = new World();
    World apart = new World();
    long time = 10;
    for (Step step : steps) {
      run(step, ++time, merged, apart);
    }
    merged.mergedInto.clear();
    for (int i = 0; i < CUSTOMERS; i++) {
      assertThat(merged.golden(i)).isEqualTo(apart.golden(i));
    }
  }

  @Property(tries = 500)
  void theOrderOfTheSourcesHasNoInfluence(@ForAll("steps") List<Step> steps, @ForAll long seed) {
    World world = new World();
    long time = 10;
    for (Step step : steps) {
      run(step, ++time, world, new World());
    }
    List<SourceRecord> shuffled = new ArrayList<>(world.records.values());
    Collections.shuffle(shuffled, new Random(seed));
    Golden one =
        Survivorship.project(
            customer(0), List.copyOf(world.records.values()), world.marks, Policy.DEFAULT, TOKENS);
    assertThat(Survivorship.project(customer(0), shuffled, world.marks, Policy.DEFAULT, TOKENS))
        .isEqualTo(one);
  }

  private static void run(Step step, long time, World merged, World apart) {
    int root = merged.mergedInto.getOrDefault(step.customer(), step.customer());
    switch (step.what()) {
      case "merge" -> {
        boolean free =
            !merged.mergedInto.containsKey(step.customer())
                && !merged.mergedInto.containsKey(step.other())
                && !merged.mergedInto.containsValue(step.other())
                && step.customer() != step.other();
        if (free) {
          merged.mergedInto.put(step.other(), step.customer());
        }
      }
      case "unmerge" -> merged.mergedInto.remove(step.customer());
      case "feed" -> {
        Map<String, JsonNode> fields = new TreeMap<>();
        fields.put("/name", name(step.value()));
        fields.put("/contactPoints", list(phone(step.value(), false), phone(step.other(), true)));
        merged.put(step.customer(), "crm", time, fields);
        apart.put(step.customer(), "crm", time, fields);
      }
      default -> {
        // What a mark from an earlier merge hides and somebody adds again is an edit of its own;
        // apart, where it was never hidden, there would be nothing to add.
        boolean hidden = !merged.shows(root, step.value()) && apart.shows(root, step.value());
        UnaryOperator<Map<String, JsonNode>> change = fields -> edit(step, fields);
        if (step.what().equals("add") && hidden) {
          return;
        }
        if (merged.edit(root, time, change)) {
          apart.edit(root, time, change);
        }
      }
    }
  }

  private static Map<String, JsonNode> edit(Step step, Map<String, JsonNode> fields) {
    List<JsonNode> phones = new ArrayList<>();
    JsonNode before = fields.get("/contactPoints");
    if (before != null) {
      before.forEach(phones::add);
    }
    String key = Fields.key("/contactPoints", phone(step.value(), false));
    boolean there = phones.stream().anyMatch(one -> Fields.key("/contactPoints", one).equals(key));
    switch (step.what()) {
      case "rename" -> fields.put("/name", name(step.value()));
      case "add" -> {
        if (!there) {
          phones.add(phone(step.value(), false));
        }
      }
      case "remove" -> phones.removeIf(one -> Fields.key("/contactPoints", one).equals(key));
      default -> throw new IllegalStateException(step.what());
    }
    if (phones.isEmpty()) {
      fields.remove("/contactPoints");
    } else {
      fields.put("/contactPoints", list(phones.toArray(JsonNode[]::new)));
    }
    return fields;
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of("merge", "unmerge", "feed", "rename", "add", "remove"),
            Arbitraries.integers().between(0, CUSTOMERS - 1),
            Arbitraries.integers().between(0, CUSTOMERS - 1),
            Arbitraries.integers().between(0, 4))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private static UUID customer(int number) {
    return new UUID(1, number);
  }

  private static UUID id(int customer, String system) {
    return new UUID(system.equals(SourceRecord.OWN) ? 2 : 3, customer);
  }

  private static JsonNode name(int value) {
    return JSON.createObjectNode().put("full", "name " + value);
  }

  private static JsonNode phone(int value, boolean verified) {
    ObjectNode phone =
        JSON.createObjectNode()
            .put("type", "mobile")
            .put("value", "138 " + value)
            .put("normalized", "+86138" + value);
    if (verified) {
      phone.putObject("verification").put("state", "verified");
    }
    return phone;
  }

  private static JsonNode list(JsonNode... items) {
    var list = JSON.createArrayNode();
    for (JsonNode item : items) {
      list.add(item);
    }
    return list;
  }
}
