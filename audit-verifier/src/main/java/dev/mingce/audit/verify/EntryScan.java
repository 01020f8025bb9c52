package dev.mingce.audit.verify;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the entries of a bundle say about time and completeness, without reading the rest of
 * them and without copying them. Not for several threads.
 */
final class EntryScan {
  private static final int DEEPEST = 64;

  // Where a member is: in the entry itself, in its source or target, or anywhere else.
  private static final int ENTRY = 0;
  private static final int SOURCE = 1;
  private static final int TARGET = 2;
  private static final int ELSEWHERE = 3;

  private final byte[] bytes;
  // A character for each byte, because the search within a string is a matter of few instructions.
  private final String text;
  private int at;
  private int end;
  private int depth;
  private int receivedFrom;
  private int receivedTo;
  private int eventFrom;
  private int targetFrom;
  private int targetTo;
  private long version;

  /** Reads entries that lie within these bytes. */
  EntryScan(byte[] bytes) {
    this.bytes = bytes;
    this.text = new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads an entry.
   *
   * @param from its first byte
   * @param to the byte after its last
   * @throws IllegalArgumentException if it is no JSON object without white space, or says not when
   *     it was received
   */
  void read(int from, int to) {
    at = from;
    end = to;
    depth = 0;
    receivedFrom = 0;
    receivedTo = 0;
    eventFrom = 0;
    targetFrom = 0;
    targetTo = 0;
    version = 0;
    object(ENTRY);
    if (at != to || receivedTo == receivedFrom) {
      throw notAnEntry();
    }
  }

  /** When the log took it, RFC 3339 with six decimals. */
  String receivedAt() {
    return text.substring(receivedFrom, receivedTo);
  }

  /** Whether it was received before another time. */
  boolean isReceivedBefore(String time) {
    int common = Math.min(time.length(), receivedTo - receivedFrom);
    for (int i = 0; i < common; i++) {
      int difference = text.charAt(receivedFrom + i) - time.charAt(i);
      if (difference != 0) {
        return difference < 0;
      }
    }
    return receivedTo - receivedFrom < time.length();
  }

  /** Whether it was received at that very time. */
  boolean isReceivedAt(String time) {
    return receivedTo - receivedFrom == time.length() && text.startsWith(time, receivedFrom);
  }

  /** The customer whose change it records; null for any other entry. */
  @Nullable String changedCustomer() {
    boolean change =
        targetTo > 0
            && text.startsWith("customer.", eventFrom)
            && !text.startsWith("customer.accessed.", eventFrom);
    return change
        ? new String(bytes, targetFrom, targetTo - targetFrom, StandardCharsets.UTF_8)
        : null;
  }

  /** The target's version, or 0. */
  long version() {
    return version;
  }

  private void object(int place) {
    expect('{');
    deeper();
    if (peek() == '}') {
      at++;
    } else {
      do {
        int key = at + 1;
        skipText();
        expect(':');
        value(place, key);
      } while (more('}'));
    }
    depth--;
  }

  private void value(int place, int key) {
    switch (peek()) {
      case '"' -> {
        int from = at + 1;
        skipText();
        keep(place, key, from, at - 1);
      }
      case '{' -> object(place == ENTRY ? placeOf(key) : ELSEWHERE);
      case '[' -> array();
      default -> {
        int from = at;
        skipWord();
        if (place == TARGET && is("version", key)) {
          version = Long.parseLong(text, from, at, 10);
        }
      }
    }
  }

  private int placeOf(int key) {
    return is("source", key) ? SOURCE : is("target", key) ? TARGET : ELSEWHERE;
  }

  private void keep(int place, int key, int from, int to) {
    if (place == ENTRY && is("receivedAt", key)) {
      receivedFrom = from;
      receivedTo = to;
    } else if (place == SOURCE && is("event", key)) {
      eventFrom = from;
    } else if (place == TARGET && is("id", key)) {
      targetFrom = from;
      targetTo = to;
    }
  }

  private boolean is(String name, int key) {
    return text.startsWith(name, key) && text.charAt(key + name.length()) == '"';
  }

  private void array() {
    expect('[');
    deeper();
    if (peek() == ']') {
      at++;
    } else {
      do {
        value(ELSEWHERE, at);
      } while (more(']'));
    }
    depth--;
  }

  private boolean more(char last) {
    char next = peek();
    at++;
    if (next != ',' && next != last) {
      throw notAnEntry();
    }
    return next == ',';
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw notAnEntry();
    }
  }

  private void skipText() {
    expect('"');
    int from = at;
    do {
      int quote = text.indexOf('"', at, end);
      if (quote < 0) {
        throw notAnEntry();
      }
      at = quote + 1;
    } while (isEscaped(from, at - 1));
  }

  // After an odd number of backslashes.
  private boolean isEscaped(int from, int quote) {
    int first = quote;
    while (first > from && text.charAt(first - 1) == '\\') {
      first--;
    }
    return (quote - first) % 2 == 1;
  }

  private void skipWord() {
    while (peek() != ',' && text.charAt(at) != '}' && text.charAt(at) != ']') {
      at++;
    }
  }

  private void expect(char character) {
    if (peek() != character) {
      throw notAnEntry();
    }
    at++;
  }

  private char peek() {
    if (at >= end) {
      throw notAnEntry();
    }
    return text.charAt(at);
  }

  private static IllegalArgumentException notAnEntry() {
    return new IllegalArgumentException("not an entry");
  }
}
