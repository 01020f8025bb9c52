package dev.mingce.stack.testing;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The one line by which a process of the stack says that it is ready.
 *
 * @param values what the reader needs to know
 */
public record ReadyLine(Map<String, String> values) {

  private static final String MARK = "MINGCE-READY ";

  /** Copies the values. */
  public ReadyLine {
    values = Map.copyOf(values);
  }

  /** Whether a line of output is a ready line. */
  public static boolean isOne(String line) {
    return line.startsWith(MARK);
  }

  /** Reads a line that {@link #text} wrote. */
  public static ReadyLine parse(String line) {
    Map<String, String> values = new TreeMap<>();
    for (String pair : line.substring(MARK.length()).strip().split("&", -1)) {
      int equals = pair.indexOf('=');
      values.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return new ReadyLine(values);
  }

  /** The line, without its end. */
  public String text() {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", MARK, ""));
  }

  /** The value of a name that must be there. */
  public String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The ready line does not say " + name);
    }
    return value;
  }
}
