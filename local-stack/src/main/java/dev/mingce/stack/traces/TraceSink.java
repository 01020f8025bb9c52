package dev.mingce.stack.traces;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import dev.mingce.stack.http.Html;
import dev.mingce.stack.http.LocalServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Takes OTLP over HTTP (protocol buffers, plain or gzip) and answers traces as JSON and as a page.
 */
public final class TraceSink implements AutoCloseable {

  private static final String API = "/api/traces/";
  private static final int MAX_REQUEST_BYTES = 16 << 20;
  private static final long MAX_FILE_BYTES = 64L << 20;
  private static final int SHOWN = 200;

  private final LocalServer web;
  private final SpanStore spans;

  private TraceSink(LocalServer web, SpanStore spans) {
    this.web = web;
    this.spans = spans;
  }

  /** Starts the sink on 127.0.0.1. */
  public static TraceSink start(Path folder, int port) throws IOException {
    TraceSink sink = new TraceSink(LocalServer.start(port), new SpanStore(folder, MAX_FILE_BYTES));
    sink.web.on("/v1/traces", sink::receive);
    sink.web.on(API, sink::trace);
    sink.web.on("/", sink::page);
    return sink;
  }

  @Override
  public void close() {
    web.close();
  }

  private void receive(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream body = exchange.getRequestBody();
    try (InputStream plain = packed ? new GZIPInputStream(body) : body) {
      byte[] message = plain.readNBytes(MAX_REQUEST_BYTES);
      spans.add(RecordedSpan.all(ExportTraceServiceRequest.parseFrom(message)));
    } catch (InvalidProtocolBufferException unreadable) {
      LocalServer.answer(exchange, 400, "text/plain", "Not an OTLP request");
      return;
    }
    // The empty message of the response is written as no bytes.
    LocalServer.answer(exchange, 200, "application/x-protobuf", "");
  }

  private void trace(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(API.length());
    List<RecordedSpan> found = spans.trace(id);
    if (found.isEmpty()) {
      LocalServer.answer(exchange, 404, "application/json", "[]");
    } else {
      LocalServer.json(exchange, SpanStore.JSON.writeValueAsString(found));
    }
  }

  private void page(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/")) {
      LocalServer.answer(exchange, 404, "text/plain", "Not here");
      return;
    }
    StringBuilder rows = new StringBuilder("<table><tr><th>Trace<th>Began with<th>Spans<th>Took");
    spans.newestFirst().stream().limit(SHOWN).forEach(id -> rows.append(row(id)));
    rows.append("</table>");
    LocalServer.answer(exchange, 200, "text/html", Html.page("Traces", rows.toString()));
  }

  private String row(String id) {
    List<RecordedSpan> trace = spans.trace(id);
    if (trace.isEmpty()) {
      return "";
    }
    RecordedSpan first = trace.getFirst();
    Duration took = Duration.between(first.start(), first.end());
    return "<tr><td><a href=\"%s%s\"><code>%s</code></a><td>%s<td>%d<td>%d ms"
        .formatted(
            API,
            Html.escape(id),
            Html.escape(id),
            Html.escape(first.service() + ": " + first.name()),
            trace.size(),
            took.toMillis());
  }
}
