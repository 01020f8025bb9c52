package dev.mingce.kit.observe;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries one trace over the outbox, Debezium and Kafka in the W3C {@code traceparent} form. Span
 * names and attributes are types and ids only.
 */
public final class Traces {
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

  private Traces() {}

  /** The current span as a {@code traceparent}, or null outside a trace. */
  public static @Nullable String traceparent() {
    SpanContext context = Span.current().getSpanContext();
    return context.isValid()
        ? "00-"
            + context.getTraceId()
            + "-"
            + context.getSpanId()
            + "-"
            + context.getTraceFlags().asHex()
        : null;
  }

  /** The trace id of the current span, or null outside a trace. */
  public static @Nullable String traceId() {
    SpanContext context = Span.current().getSpanContext();
    return context.isValid() ? context.getTraceId() : null;
  }

  /**
   * A message that is being consumed.
   *
   * @param span name of its span: types and ids only
   * @param traceparent the trace that it was published in
   */
  public record Message(String span, @Nullable String traceparent) {}

  /** Runs work as a consumer span of the trace that the message was published in. */
  public static void consuming(String name, @Nullable String traceparent, Runnable work) {
    Span span = span(new Message(name, traceparent));
    try (Scope scope = span.makeCurrent()) {
      work.run();
    } catch (RuntimeException e) {
      failed(span, e);
      throw e;
    } finally {
      span.end();
    }
  }

  /** Runs work that consumes several messages at once, a span for each; none is current. */
  public static void consuming(List<Message> messages, Runnable work) {
    List<Span> spans = messages.stream().map(Traces::span).toList();
    try {
      work.run();
    } catch (RuntimeException e) {
      spans.forEach(span -> failed(span, e));
      throw e;
    } finally {
      spans.forEach(Span::end);
    }
  }

  private static Span span(Message message) {
    return GlobalOpenTelemetry.getTracer("dev.mingce.kit")
        .spanBuilder(message.span())
        .setParent(parent(message.traceparent()))
        .setSpanKind(SpanKind.CONSUMER)
        .startSpan();
  }

  // The type only: messages may quote values.
  private static void failed(Span span, RuntimeException e) {
    span.setStatus(StatusCode.ERROR, e.getClass().getName());
  }

  private static Context parent(@Nullable String traceparent) {
    if (traceparent == null) {
      return Context.root();
    }
    Matcher parts = TRACEPARENT.matcher(traceparent);
    if (!parts.matches()) {
      return Context.root();
    }
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            parts.group(1),
            parts.group(2),
            TraceFlags.fromHex(parts.group(3), 0),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(remote));
  }
}
