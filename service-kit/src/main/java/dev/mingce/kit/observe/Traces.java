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

  /** Runs work as a consumer span of the trace that the event was published in. */
  public static void consuming(String name, @Nullable String traceparent, Runnable work) {
    Span span =
        GlobalOpenTelemetry.getTracer("dev.mingce.kit")
            .spanBuilder(name)
            .setParent(parent(traceparent))
            .setSpanKind(SpanKind.CONSUMER)
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      work.run();
    } catch (RuntimeException e) {
      // The type only: messages may quote values.
      span.setStatus(StatusCode.ERROR, e.getClass().getName());
      throw e;
    } finally {
      span.end();
    }
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
