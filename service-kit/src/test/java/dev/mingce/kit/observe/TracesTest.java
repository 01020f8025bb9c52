package dev.mingce.kit.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PUBLISHER = "00f067aa0ba902b7";

  private final Spans spans = new Spans();
  private OpenTelemetrySdk sdk;

  @BeforeEach
  void recordSpans() {
    GlobalOpenTelemetry.resetForTest();
    sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .buildAndRegisterGlobal();
  }

  @AfterEach
  void stop() {
    sdk.close();
    GlobalOpenTelemetry.resetForTest();
  }

  @Test
  void continuesTheTraceInWhichTheEventWasPublished() {
    AtomicReference<String> inside = new AtomicReference<>();

    Traces.consuming(
        "audit-service customer.merged.v1",
        "00-" + TRACE + "-" + PUBLISHER + "-01",
        () -> inside.set(Traces.traceparent()));

    SpanData span = spans.only();
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(PUBLISHER);
    assertThat(span.getName()).isEqualTo("audit-service customer.merged.v1");
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    // What the consumer publishes in turn belongs to the same trace, below its own span.
    assertThat(inside).hasValue("00-" + TRACE + "-" + span.getSpanId() + "-01");
    assertThat(Traces.traceparent()).isNull();
    assertThat(Traces.traceId()).isNull();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-" + TRACE + "-" + PUBLISHER,
        "01-" + TRACE + "-" + PUBLISHER + "-01",
        "00-00000000000000000000000000000000-" + PUBLISHER + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "13812345678"
      })
  void startsATraceOfItsOwnWithoutAUsableOne(String traceparent) {
    Traces.consuming("audit-service customer.merged.v1", traceparent, () -> {});

    SpanData span = spans.only();
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getTraceId()).isNotEqualTo(TRACE);
  }

  @Test
  void aFailureIsMarkedByItsTypeAndNotByItsMessage() {
    assertThatThrownBy(() ->
            Traces.consuming(
                "audit-service customer.merged.v1",
                null,
                () -> {
                  throw new IllegalStateException("says 13812345678");
                }))
        .isInstanceOf(IllegalStateException.class);

    SpanData span = spans.only();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getStatus().getDescription()).isEqualTo("java.lang.IllegalStateException");
    assertThat(span.getEvents()).isEmpty();
    assertThat(span.toString()).doesNotContain("13812345678");
  }

  private static final class Spans implements SpanExporter {
    private final List<SpanData> ended = new ArrayList<>();

    SpanData only() {
      assertThat(ended).hasSize(1);
      return ended.getFirst();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> batch) {
      ended.addAll(batch);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
