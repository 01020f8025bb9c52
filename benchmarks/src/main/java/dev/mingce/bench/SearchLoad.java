package dev.mingce.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * Searches of every kind over a generated base, one after the other on one connection, each about
 * another customer drawn from the base. The reference is a read of one customer by its id in the
 * same run.
 */
final class SearchLoad {
  // All kinds in turn, so that the JIT compiler is done with them before the first one counts.
  private static final int WARM_UP = 300;
  private static final int WARM_UP_ROUNDS = 3;
  private static final int LIMIT = 20;
  private static final Duration MOST_OF_A_KIND = Duration.ofSeconds(12);

  private final PlatformProcess platform;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final SearchPeople people = new SearchPeople();
  private final SplittableRandom random = new SplittableRandom(11);
  private final int count;

  SearchLoad(PlatformProcess platform, int count) {
    this.platform = platform;
    this.count = count;
  }

  /** A question about a customer, as the body of a search. */
  private record Kind(String name, String role, String units, Function<Person, String> body) {}

  List<Figure> measure(int requests) throws Exception {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(reference(requests));
    List<Kind> kinds = kinds();
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      for (Kind kind : kinds) {
        run(kind, WARM_UP / WARM_UP_ROUNDS);
      }
    }
    for (Kind kind : kinds) {
      run(kind, WARM_UP / WARM_UP_ROUNDS);
      Result result = run(kind, requests);
      figures.add(new Figure("search: " + kind.name() + ", p50", millis(result.times, 50), "ms"));
      figures.add(new Figure("search: " + kind.name() + ", p99", millis(result.times, 99), "ms"));
      figures.add(new Figure("search: " + kind.name() + ", found, mean", result.found, ""));
      if (result.missed > 0) {
        throw new IllegalStateException(
            kind.name() + ": " + result.missed + " times the customer asked for was not found");
      }
    }
    return figures;
  }

  private List<Kind> kinds() {
    Map<String, Function<Person, String>> bodies = new LinkedHashMap<>();
    bodies.put("whole name", p -> text(p.name()));
    bodies.put("given name first", p -> text(p.given() + p.family()));
    bodies.put("one common surname", p -> text("王"));
    bodies.put("surname", p -> text(p.family()));
    bodies.put("beginning of the name", p -> text(p.family() + first(p.given())));
    bodies.put("part of the name", p -> text(p.given()));
    bodies.put("one character of the name", p -> filter(leaf("name", first(p.given()))));
    bodies.put("pinyin, whole", p -> text(Pinyins.of(p)));
    bodies.put("pinyin, one common surname", p -> text("wang"));
    bodies.put("pinyin, half typed", p -> text(shorter(Pinyins.of(p))));
    bodies.put(
        "pinyin, three letters",
        p -> text(Pinyins.of(p).substring(0, Math.min(3, Pinyins.of(p).length()))));
    bodies.put("family name and initials", p -> text(Pinyins.familyAndInitials(p)));
    bodies.put("initials", p -> text(Pinyins.initials(p)));
    bodies.put("traditional script", p -> text(Pinyins.traditional(p)));
    bodies.put("phone (exact)", p -> text(p.mobile()));
    bodies.put("email (exact)", p -> text(p.email()));
    bodies.put(
        "identifier (exact)", p -> filter(leaf("identifier", "external-id:" + p.externalId())));
    bodies.put("last four of the phone", p -> text(p.mobile().substring(7)));
    bodies.put("region", p -> filter(leaf("region", p.region())));
    bodies.put("province", p -> filter(leaf("region", p.region().substring(0, 2) + "0000")));
    bodies.put("tag", p -> filter(leaf("tag", "vip")));
    bodies.put("tier", p -> filter(leaf("tier", "diamond")));
    bodies.put("stage", p -> filter(leaf("stage", "dormant")));
    bodies.put(
        "reviewed since",
        p ->
            filter(
                "{\"field\":\"reviewedAt\",\"from\":\""
                    + SearchBase.FIRST.minusSeconds(p.number() % (365 * 86_400))
                    + "\"}"));
    bodies.put("unit", p -> filter(leaf("unit", p.unit())));
    bodies.put("source, rare", p -> filter(leaf("source", "legacy")));
    bodies.put("source, common", p -> filter(leaf("source", "crm")));
    bodies.put(
        "changed since, last changed first",
        p ->
            "{\"filter\":{\"field\":\"updatedAt\",\"from\":\""
                + SearchBase.changedAt(p.number())
                + "\"},\"sort\":\"-updatedAt\",\"limit\":20}");
    bodies.put("quality at most 0.05", p -> filter("{\"field\":\"quality\",\"atMost\":0.05}"));
    bodies.put(
        "common surname, tag and province",
        p ->
            "{\"text\":\"王\",\"limit\":20,\"filter\":{\"all\":["
                + leaf("tag", "vip")
                + ","
                + leaf("region", p.region().substring(0, 2) + "0000")
                + "]}}");
    bodies.put(
        "common surname and rare source",
        p -> "{\"text\":\"王\",\"limit\":20,\"filter\":" + leaf("source", "legacy") + "}");
    bodies.put(
        "any of two, and not",
        p ->
            filter(
                "{\"all\":[{\"any\":["
                    + leaf("tag", "vip")
                    + ","
                    + leaf("tag", "gold")
                    + "]},"
                    + leaf("name", p.family())
                    + ",{\"not\":"
                    + leaf("tag", "newsletter")
                    + "}]}"));
    bodies.put(
        "poor records changed since",
        p ->
            "{\"filter\":{\"all\":[{\"field\":\"quality\",\"atMost\":0.2},{\"field\":\"updatedAt\",\"from\":\""
                + SearchBase.changedAt(p.number())
                + "\"}]},\"sort\":\"-updatedAt\",\"limit\":20}");
    List<Kind> kinds = new ArrayList<>();
    bodies.forEach((name, body) -> kinds.add(new Kind(name, "steward", "*", body)));
    kinds.add(new Kind("agent of a small unit, common surname", "agent", "pilot", p -> text("王")));
    kinds.add(new Kind("agent of a small unit, whole name", "agent", "pilot", p -> text(p.name())));
    return kinds;
  }

  private static String text(String text) {
    return "{\"text\":\"" + text + "\",\"limit\":" + LIMIT + "}";
  }

  private static String filter(String condition) {
    return "{\"filter\":" + condition + ",\"limit\":" + LIMIT + "}";
  }

  private static String leaf(String field, String value) {
    return "{\"field\":\"" + field + "\",\"value\":\"" + value + "\"}";
  }

  // Two letters before the end, as somebody has typed who is about to stop.
  private static String shorter(String letters) {
    return letters.substring(0, Math.max(2, letters.length() - 2));
  }

  private static String first(String text) {
    return Character.toString(text.codePointAt(0));
  }

  private static final class Result {
    final Histogram times = new Histogram(60_000_000L, 3);
    double found;
    int missed;
  }

  private Result run(Kind kind, int requests) throws Exception {
    String token = platform.token(TokenSpec.role(kind.role()).withUnits(kind.units()));
    URI uri = platform.url("customer-service").resolve("/v1/customers/search");
    Result result = new Result();
    long end = System.nanoTime() + MOST_OF_A_KIND.toNanos();
    long items = 0;
    int asked = 0;
    while (asked < requests && System.nanoTime() < end) {
      Person person = han();
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(kind.body().apply(person)))
              .build();
      long begin = System.nanoTime();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      result.times.recordValue((System.nanoTime() - begin) / 1_000);
      if (answer.statusCode() != 200) {
        throw new IOException(kind.name() + " was answered with " + answer.statusCode());
      }
      JsonNode found = json.readTree(answer.body()).get("items");
      items += found.size();
      if (kind.name().endsWith("(exact)")
          && !found.findValuesAsText("id").contains(SearchBase.id(person.number()).toString())) {
        result.missed++;
      }
      asked++;
    }
    result.found = (double) items / asked;
    return result;
  }

  // A person with a Chinese name, whom all kinds of questions fit.
  private Person han() {
    while (true) {
      Person person = people.person(random.nextInt(count));
      if (!person.organisation() && person.family().codePointAt(0) > 0x3000) {
        return person;
      }
    }
  }

  private List<Figure> reference(int requests) throws Exception {
    String token = platform.token(TokenSpec.role("steward").withUnits("*"));
    Histogram times = new Histogram(60_000_000L, 3);
    for (int i = 0; i < requests + 5 * WARM_UP; i++) {
      URI uri =
          platform
              .url("customer-service")
              .resolve("/v1/customers/" + SearchBase.id(random.nextInt(count)));
      HttpRequest request =
          HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
      long begin = System.nanoTime();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("a read was answered with " + answer.statusCode());
      }
      if (i >= 5 * WARM_UP) {
        times.recordValue((System.nanoTime() - begin) / 1_000);
      }
    }
    return List.of(
        new Figure("search: reference, read by id, p50", millis(times, 50), "ms"),
        new Figure("search: reference, read by id, p99", millis(times, 99), "ms"));
  }

  private static double millis(Histogram times, double percentile) {
    return times.getValueAtPercentile(percentile) / 1_000.0;
  }
}
