package dev.mingce.bench.dedup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.bench.Figure;
import dev.mingce.bench.ServiceProcess;
import dev.mingce.events.EventJson;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Forms that ask for duplicates before they save a record, one after the other. */
final class DedupChecks {
  private static final int OK = 200;
  private static final int WARM_UP_SHARE = 3;

  private DedupChecks() {}

  static List<Figure> measure(ServiceProcess service, String token, List<MadeUpCustomer> customers)
      throws Exception {
    ObjectMapper json = EventJson.mapper();
    Histogram times = new Histogram(60_000_000L, 3);
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < customers.size(); i++) {
        ObjectNode body = json.valueToTree(customers.get(i).document());
        body.put("kind", "person");
        HttpRequest request =
            HttpRequest.newBuilder(service.url("/v1/duplicates/check"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        long begin = System.nanoTime();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != OK) {
          throw new IllegalStateException("the check answered " + status);
        }
        if (i >= customers.size() / WARM_UP_SHARE) {
          times.recordValue((System.nanoTime() - begin) / 1_000);
        }
      }
    }
    return List.of(
        DedupArrivals.figure("matching: check before create, p50", times, 50),
        DedupArrivals.figure("matching: check before create, p99", times, 99));
  }
}
