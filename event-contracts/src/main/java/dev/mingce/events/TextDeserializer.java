package dev.mingce.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * Reads a time from text and from nothing else: Jackson's own readers take numbers and arrays as
 * well.
 */
final class TextDeserializer<T> extends StdScalarDeserializer<T> {
  private static final long serialVersionUID = 1L;

  private final transient Function<String, T> parser;

  TextDeserializer(Class<T> type, Function<String, T> parser) {
    super(type);
    this.parser = parser;
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      throw JsonMappingException.from(json, "not a text");
    }
    try {
      return parser.apply(json.getText());
    } catch (DateTimeException e) {
      throw JsonMappingException.from(json, "not in the form of ISO 8601");
    }
  }
}
