package dev.mingce.stack.issuer;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259) without a library, for code that test class paths load. */
public final class Json {

  private Json() {}

  /** The JSON text of a string, number, boolean, null, collection or map of such. */
  public static String write(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> quote(text);
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> quote(String.valueOf(entry.getKey())) + ":" + write(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Collection<?> list ->
          list.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
      default -> throw new IllegalArgumentException("Not JSON: " + value.getClass().getName());
    };
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"' || character == '\\') {
        quoted.append('\\').append(character);
      } else if (character < ' ') {
        quoted.append(String.format("\\u%04x", (int) character));
      } else {
        quoted.append(character);
      }
    }
    return quoted.append('"').toString();
  }
}
