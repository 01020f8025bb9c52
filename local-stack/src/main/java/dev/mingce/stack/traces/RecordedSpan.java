package dev.mingce.stack.traces;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One span as the sink shows it.
 *
 * @param parentSpanId empty for the first span of a trace
 * @param kind {@code server}, {@code client}, {@code producer}, {@code consumer} or {@code
 *     internal}
 * @param status {@code unset}, {@code ok} or {@code error}
 */
record RecordedSpan(
    String traceId,
    String spanId,
    String parentSpanId,
    String service,
    String name,
    String kind,
    String status,
    Instant start,
    Instant end,
    Map<String, String> attributes) {

  private static final long NANOS = 1_000_000_000L;

  static List<RecordedSpan> all(ExportTraceServiceRequest request) {
    List<RecordedSpan> spans = new ArrayList<>();
    for (ResourceSpans resource : request.getResourceSpansList()) {
      String service =
          attributes(resource.getResource().getAttributesList())
              .getOrDefault("service.name", "unknown");
      for (ScopeSpans scope : resource.getScopeSpansList()) {
        scope.getSpansList().forEach(span -> spans.add(of(service, span)));
      }
    }
    return spans;
  }

  private static RecordedSpan of(String service, Span span) {
    return new RecordedSpan(
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        service,
        span.getName(),
        plain(span.getKind().name(), "SPAN_KIND_"),
        plain(span.getStatus().getCode().name(), "STATUS_CODE_"),
        instant(span.getStartTimeUnixNano()),
        instant(span.getEndTimeUnixNano()),
        attributes(span.getAttributesList()));
  }

  private static Map<String, String> attributes(List<KeyValue> list) {
    Map<String, String> attributes = new TreeMap<>();
    list.forEach(entry -> attributes.put(entry.getKey(), text(entry.getValue())));
    return attributes;
  }

  private static String text(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
      case INT_VALUE -> Long.toString(value.getIntValue());
      case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
      case ARRAY_VALUE ->
          String.join(
              ",", value.getArrayValue().getValuesList().stream().map(RecordedSpan::text).toList());
      default -> "";
    };
  }

  private static String plain(String name, String prefix) {
    return name.replace(prefix, "").toLowerCase(java.util.Locale.ROOT);
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static Instant instant(long unixNanos) {
    return Instant.ofEpochSecond(unixNanos / NANOS, unixNanos % NANOS);
  }
}
