package dev.mingce.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Through the API and the database: any story of edits, feeds, merges and un-merges ends, once all
 * are un-merged, where the same story without the merges ends.
 */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class MergeStoryTest {
  private static final int CUSTOMERS = 3;
  private static final int STEPS = 16;

  private final CustomerApi api = new CustomerApi();
  private final List<String> story = new ArrayList<>();

  /** Three customers; in one world they are merged now and then, in the other never. */
  private final class World {
    final String keys = UUID.randomUUID().toString();
    final List<UUID> ids = new ArrayList<>();
    final Map<Integer, Integer> mergedInto = new HashMap<>();
    final Map<Integer, String> merges = new HashMap<>();

    World() {
      for (int i = 0; i < CUSTOMERS; i++) {
        ids.add(
            api.createId(
                "{\"kind\":\"person\",\"name\":{\"full\":\"客户"
                    + i
                    + "\"},\"contactPoints\":["
                    + phone(i)
                    + "],\"owner\":{\"unit\":\""
                    + api.unit()
                    + "\"}}"));
      }
    }

    int root(int customer) {
      return mergedInto.getOrDefault(customer, customer);
    }

    boolean mayMerge(int into, int other) {
      return into != other
          && !mergedInto.containsKey(into)
          && !mergedInto.containsKey(other)
          && !mergedInto.containsValue(other);
    }

    void merge(int into, int other) {
      Response merged =
          post(
              into,
              "merge",
              "{\"customerIds\":[\""
                  + ids.get(other)
                  + "\"],\"reason\":\"same-person\",\"withdrawAssertions\":true}");
      assertThat(merged.statusCode()).as(merged.asString() + story).isEqualTo(200);
      merges.put(other, merged.path("id"));
      mergedInto.put(other, into);
    }

    void unmerge(int customer) {
      Response undone =
          post(
              mergedInto.get(customer),
              "unmerge",
              "{\"mergeId\":\"" + merges.get(customer) + "\",\"reason\":\"two-people\"}");
      assertThat(undone.statusCode()).as(undone.asString() + story).isEqualTo(200);
      mergedInto.remove(customer);
    }

    void feed(int customer, int second, String fields) {
      Response fed =
          api.agent()
              .contentType("application/json")
              .body(
                  "{\"sourceTime\":\"2026-01-01T00:00:"
                      + (10 + second)
                      + "Z\",\"customerId\":\""
                      + ids.get(customer)
                      + "\",\"customer\":{\"kind\":\"person\","
                      + fields
                      + "}}")
              .put("/v1/sources/crm/records/" + keys + customer);
      assertThat(fed.statusCode()).as(fed.asString() + story).isEqualTo(200);
    }

    /** The numbers that a customer shows, in their order. */
    List<String> numbers(int customer) {
      return api.revealed(path(customer)).path("contactPoints.value");
    }

    void edit(int customer, String patch) {
      Response edited = api.patch(path(customer), version(customer), patch);
      assertThat(edited.statusCode()).as(edited.asString() + story).isEqualTo(200);
    }

    String shown(int customer) {
      Response shown = api.revealed(path(customer));
      return shown.path("name.full")
          + " "
          + shown.path("birthDate")
          + " "
          + shown.path("contactPoints.value")
          + " "
          + shown.path("tags");
    }

    private long version(int customer) {
      return api.agent().get(path(customer)).<Integer>path("version");
    }

    private String path(int customer) {
      return "/v1/customers/" + ids.get(customer);
    }

    private Response post(int customer, String verb, String body) {
      return api.steward()
          .contentType("application/json")
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .header("If-Match", "\"" + version(customer) + "\"")
          .body(body)
          .post(path(customer) + "/" + verb);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itEndsAsIfTheMergesHadNeverBeen(long seed) {
    Random random = new Random(seed);
    World merged = new World();
    World apart = new World();
    for (int step = 0; step < STEPS; step++) {
      step(random, step, merged, apart);
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      if (merged.mergedInto.containsKey(i)) {
        merged.unmerge(i);
      }
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      assertThat(merged.shown(i)).as("customer %d after %s", i, story).isEqualTo(apart.shown(i));
    }
  }

  private void step(Random random, int step, World merged, World apart) {
    int customer = random.nextInt(CUSTOMERS);
    int other = random.nextInt(CUSTOMERS);
    int value = random.nextInt(6);
    int root = merged.root(customer);
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        if (merged.mayMerge(customer, other)) {
          story.add("merge " + other + " into " + customer);
          merged.merge(customer, other);
        }
      }
      case 2 -> {
        if (merged.mergedInto.containsKey(customer)) {
          story.add("unmerge " + customer);
          merged.unmerge(customer);
        }
      }
      case 3 -> {
        story.add("feed " + customer + " " + value);
        String fields =
            "\"name\":{\"full\":\"来源" + value + "\"},\"contactPoints\":[" + phone(value) + "]";
        merged.feed(customer, step, fields);
        apart.feed(customer, step, fields);
      }
      case 4 -> both(root, "{\"name\":{\"full\":\"改名" + step + "\"}}", merged, apart);
      case 5 -> both(root, "{\"birthDate\":\"1990-01-0" + (value + 1) + "\"}", merged, apart);
      case 6 -> numbers(root, value, true, merged, apart);
      default -> numbers(root, value, false, merged, apart);
    }
  }

  private void both(int root, String patch, World merged, World apart) {
    story.add("edit " + root + " " + patch);
    merged.edit(root, patch);
    apart.edit(root, patch);
  }

  // What the editor sees decides: who sees no such number removes none.
  private void numbers(int root, int value, boolean add, World merged, World apart) {
    String number = number(value);
    if (merged.numbers(root).contains(number) == add) {
      return;
    }
    story.add((add ? "add " : "remove ") + root + " " + number);
    for (World world : List.of(merged, apart)) {
      List<String> next = new ArrayList<>(world.numbers(root));
      if (next.contains(number) == add) {
        continue;
      }
      if (add) {
        next.add(number);
      } else {
        next.remove(number);
      }
      world.edit(
          root,
          "{\"contactPoints\":"
              + next.stream()
                  .map(one -> "{\"type\":\"mobile\",\"value\":\"" + one + "\"}")
                  .collect(Collectors.joining(",", "[", "]"))
              + "}");
    }
  }

  private static String phone(int value) {
    return "{\"type\":\"mobile\",\"value\":\"" + number(value) + "\"}";
  }

  private static String number(int value) {
    return "138 0000 000" + value;
  }
}
