package dev.mingce.stack.traces;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Recent spans in memory by trace, and all spans in a file that is turned over when it is large.
 */
final class SpanStore {

  static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static final int MAX_TRACES = 2_000;
  private static final int MAX_SPANS_OF_A_TRACE = 500;

  private final Path file;
  private final long maxFileBytes;
  private final Map<String, List<RecordedSpan>> traces = new LinkedHashMap<>();

  SpanStore(Path folder, long maxFileBytes) throws IOException {
    Files.createDirectories(folder);
    this.file = folder.resolve("spans.jsonl");
    this.maxFileBytes = maxFileBytes;
  }

  synchronized void add(List<RecordedSpan> spans) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (RecordedSpan span : spans) {
      lines.append(JSON.writeValueAsString(span)).append('\n');
      List<RecordedSpan> trace =
          traces.computeIfAbsent(span.traceId(), unknown -> new ArrayList<>());
      if (trace.size() < MAX_SPANS_OF_A_TRACE) {
        trace.add(span);
      }
    }
    var oldest = traces.keySet().iterator();
    for (int surplus = traces.size() - MAX_TRACES; surplus > 0; surplus--) {
      oldest.next();
      oldest.remove();
    }
    append(lines.toString());
  }

  /** The spans of a trace in order of their start; empty when unknown or forgotten. */
  synchronized List<RecordedSpan> trace(String traceId) {
    return traces.getOrDefault(traceId, List.of()).stream()
        .sorted(java.util.Comparator.comparing(RecordedSpan::start))
        .toList();
  }

  /** The ids of the traces in memory, newest first. */
  synchronized List<String> newestFirst() {
    return new ArrayList<>(traces.keySet()).reversed();
  }

  private void append(String lines) throws IOException {
    if (Files.exists(file) && Files.size(file) > maxFileBytes) {
      Files.move(file, file.resolveSibling("spans.1.jsonl"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(
        file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
