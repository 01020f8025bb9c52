package dev.mingce.stack.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.mingce.stack.process.Ports;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceSinkTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @TempDir Path folder;
  private final int port = Ports.free(1).getFirst();
  private TraceSink sink;

  @BeforeEach
  void start() throws IOException {
    sink = TraceSink.start(folder, port);
  }

  @AfterEach
  void stop() {
    sink.close();
  }

  @Test
  void answersTheSpansOfATraceInOrderOfTheirStart() throws Exception {
    post(request("b7ad6b7169203332", "b7ad6b7169203331", "INSERT <b>", 2_000), false);
    post(request("b7ad6b7169203331", "", "POST /v1/customers", 1_000), true);

    JsonNode spans = new ObjectMapper().readTree(get("/api/traces/" + TRACE).body());

    assertThat(spans)
        .extracting(s -> s.get("name").asText())
        .containsExactly("POST /v1/customers", "INSERT <b>");
    JsonNode child = spans.get(1);
    assertThat(child.get("service").asText()).isEqualTo("customer-service");
    assertThat(child.get("parentSpanId").asText()).isEqualTo("b7ad6b7169203331");
    assertThat(child.get("start").asText()).isEqualTo("1970-01-01T00:00:00.000002Z");
    assertThat(child.get("attributes").get("http.status").asText()).isEqualTo("201");
    assertThat(Files.readAllLines(folder.resolve("spans.jsonl"))).hasSize(2);
  }

  @Test
  void listsTracesAndShowsForeignTextAsText() throws Exception {
    post(request("b7ad6b7169203332", "", "INSERT <b>", 2_000), false);

    assertThat(get("/").body()).contains(TRACE).contains("INSERT &lt;b&gt;");
  }

  @Test
  void answers404ForAnUnknownTraceAnd400ForWhatIsNotOtlp() throws Exception {
    assertThat(get("/api/traces/unknown").statusCode()).isEqualTo(404);
    assertThat(post(new byte[] {1, 2, 3}, false)).isEqualTo(400);
  }

  private static byte[] request(String span, String parent, String name, long startNanos) {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    var resource = request.addResourceSpansBuilder();
    resource
        .getResourceBuilder()
        .addAttributes(
            attribute("service.name", AnyValue.newBuilder().setStringValue("customer-service")));
    resource
        .addScopeSpansBuilder()
        .addSpans(
            Span.newBuilder()
                .setTraceId(bytes(TRACE))
                .setSpanId(bytes(span))
                .setParentSpanId(bytes(parent))
                .setName(name)
                .setStartTimeUnixNano(startNanos)
                .setEndTimeUnixNano(startNanos + 500)
                .addAttributes(attribute("http.status", AnyValue.newBuilder().setIntValue(201))));
    return request.build().toByteArray();
  }

  private static KeyValue attribute(String key, AnyValue.Builder value) {
    return KeyValue.newBuilder().setKey(key).setValue(value).build();
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  private int post(byte[] message, boolean packed) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/traces"))
            .header("Content-Type", "application/x-protobuf");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (packed) {
      request.header("Content-Encoding", "gzip");
      try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
        gzip.write(message);
      }
    } else {
      body.write(message);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              request.POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
