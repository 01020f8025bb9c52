package dev.mingce.dedup.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.dedup.quality.rules.QualityScore;
import dev.mingce.dedup.quality.rules.RecordChecks;
import dev.mingce.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the tables of this feature keep as JSON. */
final class StoredJson {

  private static final ObjectMapper JSON = EventJson.mapper();
  private static final TypeReference<List<QualityScore.Loss>> LOSSES = new TypeReference<>() {};
  private static final TypeReference<Map<String, Double>> RATES = new TypeReference<>() {};

  private StoredJson() {}

  static String write(Object value) {
    return new String(EventJson.write(value), StandardCharsets.UTF_8);
  }

  static RecordChecks checks(String json) {
    return EventJson.read(json.getBytes(StandardCharsets.UTF_8), RecordChecks.class);
  }

  static List<QualityScore.Loss> losses(String json) {
    return read(json, LOSSES);
  }

  static Map<String, Double> rates(String json) {
    return read(json, RATES);
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored is not readable", e);
    }
  }
}
