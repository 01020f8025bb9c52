package dev.mingce.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * The JSON of the contract, both ways: UTF-8, instants as RFC 3339 text in UTC, no nulls; on
 * reading, unknown properties are ignored, and anything that is too big, too deep, doubled, of
 * another type or followed by more is refused.
 */
public final class EventJson {
  /** Largest value in bytes; the brokers' default limit is about the same. */
  public static final int MAX_BYTES = 1_048_576;

  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER_LENGTH = 64;
  private static final int MAX_NAME_LENGTH = 512;
  private static final ObjectMapper MAPPER = newMapper();

  private EventJson() {}

  /** The value of an event as bytes. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  /**
   * Reads a value.
   *
   * @throws MalformedEventException if it is not JSON of this type within the limits; the message
   *     and its causes hold nothing of the value
   */
  public static <T> T read(byte[] json, Class<T> type) {
    if (json.length > MAX_BYTES) {
      throw new MalformedEventException("value is larger than " + MAX_BYTES + " bytes");
    }
    T value;
    try {
      value = MAPPER.readValue(json, type);
    } catch (JsonMappingException e) {
      throw new MalformedEventException(describe(e));
    } catch (IOException e) {
      // The parser's message quotes its input, so neither it nor the cause goes any further.
      throw new MalformedEventException("value is not well-formed JSON within the limits");
    }
    return Require.present(value, "value");
  }

  /** A copy of the configured mapper, for the few who need a tree or a generic type. */
  public static ObjectMapper mapper() {
    return MAPPER.copy();
  }

  private static String describe(JsonMappingException e) {
    if (e.getCause() instanceof MalformedEventException broken) {
      return String.valueOf(broken.getMessage());
    }
    String path =
        e.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
            .collect(Collectors.joining("."));
    return (path.isEmpty() ? "value" : path) + " does not have the form that the contract says";
  }

  private static ObjectMapper newMapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_BYTES)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    SimpleModule strictTimes =
        new SimpleModule("mingce-times")
            .addDeserializer(Instant.class, new TextDeserializer<>(Instant.class, Instant::parse))
            .addDeserializer(
                LocalDate.class, new TextDeserializer<>(LocalDate.class, LocalDate::parse));
    return JsonMapper.builder(factory)
        .addModule(new JavaTimeModule())
        .addModule(strictTimes)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(LogicalType.Textual, EventJson::refuseNumbersAsText)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .build();
  }

  private static void refuseNumbersAsText(MutableCoercionConfig config) {
    config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
    config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }
}
