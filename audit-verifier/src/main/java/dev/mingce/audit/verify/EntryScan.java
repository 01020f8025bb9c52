package dev.mingce.audit.verify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the entries of a bundle say about time and completeness, without reading the rest of
 * them and without copying them. Not for several threads.
 */
final class EntryScan {
  // One bit of the stack for each level.
  private static final int DEEPEST = Long.SIZE;
  private static final int OF_ENTRY = 1;
  private static final int OF_PART = 2;

  private static final byte[] RECEIVED_AT = name("receivedAt");
  private static final byte[] SOURCE_OBJECT = name("source");
  private static final byte[] TARGET_OBJECT = name("target");
  private static final byte[] EVENT = name("event");
  private static final byte[] ID = name("id");
  private static final byte[] VERSION = name("version");
  private static final byte[] CHANGES = name("customer.");
  private static final byte[] LOOKS = name("customer.accessed.");

  // Eight bytes at once, because most of an entry is text that only has to end somewhere.
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private final byte[] bytes;
  private int at;
  private int end;
  private int depth;
  // A bit for each object or array around this place, the innermost lowest; set for an object.
  private long objects;
  // Whether the object around this place is the entry's source or its target.
  private boolean inSource;
  private boolean inTarget;
  private int keyFrom;
  private int keyTo;
  private int receivedFrom;
  private int receivedTo;
  private int eventFrom;
  private int eventTo;
  private int targetFrom;
  private int targetTo;
  private long version;

  /** Reads entries that lie within these bytes. */
  EntryScan(byte[] bytes) {
    this.bytes = bytes;
  }

  private static byte[] name(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
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
    keyFrom = from;
    keyTo = from;
    receivedFrom = 0;
    receivedTo = 0;
    eventFrom = 0;
    eventTo = 0;
    targetFrom = 0;
    targetTo = 0;
    version = 0;
    if (peek() != '{') {
      throw notAnEntry();
    }
    do {
      value();
      while (depth > 0 && !isNext()) {
        leave();
      }
    } while (depth > 0);
    if (at != to || receivedTo == receivedFrom) {
      throw notAnEntry();
    }
  }

  /** When the log took it, RFC 3339 with six decimals. */
  String receivedAt() {
    return new String(bytes, receivedFrom, receivedTo - receivedFrom, StandardCharsets.UTF_8);
  }

  /** Where the time begins at which the log took it. */
  int receivedFrom() {
    return receivedFrom;
  }

  /** The place after the time at which the log took it. */
  int receivedTo() {
    return receivedTo;
  }

  /** Whether it was received before the time that another entry has in that place. */
  boolean isReceivedBefore(int from, int to) {
    return Arrays.compareUnsigned(bytes, receivedFrom, receivedTo, bytes, from, to) < 0;
  }

  /** The customer whose change it records; null for any other entry. */
  @Nullable CustomerKey changedCustomer() {
    return targetTo > 0 && isEvent(CHANGES) && !isEvent(LOOKS)
        ? CustomerKey.of(bytes, targetFrom, targetTo)
        : null;
  }

  private boolean isEvent(byte[] beginning) {
    return eventTo - eventFrom >= beginning.length
        && Arrays.equals(
            bytes, eventFrom, eventFrom + beginning.length, beginning, 0, beginning.length);
  }

  /** The target's version, or 0. */
  long version() {
    return version;
  }

  // A text, a number or word, or the beginning of an object or array that is not empty.
  private void value() {
    byte first = peek();
    while ((first == '{' || first == '[') && enter(first)) {
      first = peek();
    }
    if (first == '"') {
      int from = at + 1;
      skipText();
      keep(from, at - 1);
    } else if (first != '{' && first != '[') {
      int from = at;
      skipWord();
      if (inTarget && depth == OF_PART && isKey(VERSION)) {
        version = number(from, at);
      }
    }
  }

  // Goes into an object or array, to its first value; past it where it has none.
  private boolean enter(byte bracket) {
    boolean object = bracket == '{';
    at++;
    if (peek() == (object ? '}' : ']')) {
      at++;
      return false;
    }
    if (depth == OF_ENTRY) {
      inSource = object && isKey(SOURCE_OBJECT);
      inTarget = object && isKey(TARGET_OBJECT);
    }
    if (++depth > DEEPEST) {
      throw notAnEntry();
    }
    objects = objects << 1 | (object ? 1 : 0);
    if (object) {
      key();
    }
    return true;
  }

  // Goes past a comma to the value after it.
  private boolean isNext() {
    if (peek() != ',') {
      return false;
    }
    at++;
    if ((objects & 1) != 0) {
      key();
    }
    return true;
  }

  private void leave() {
    if (peek() != ((objects & 1) != 0 ? '}' : ']')) {
      throw notAnEntry();
    }
    at++;
    objects >>>= 1;
    depth--;
  }

  private void key() {
    keyFrom = at + 1;
    skipText();
    keyTo = at - 1;
    if (peek() != ':') {
      throw notAnEntry();
    }
    at++;
  }

  private void keep(int from, int to) {
    if (depth == OF_ENTRY && isKey(RECEIVED_AT)) {
      receivedFrom = from;
      receivedTo = to;
    } else if (depth == OF_PART && inSource && isKey(EVENT)) {
      eventFrom = from;
      eventTo = to;
    } else if (depth == OF_PART && inTarget && isKey(ID)) {
      targetFrom = from;
      targetTo = to;
    }
  }

  private boolean isKey(byte[] name) {
    return keyTo - keyFrom == name.length
        && Arrays.equals(bytes, keyFrom, keyTo, name, 0, name.length);
  }

  private long number(int from, int to) {
    return Long.parseLong(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }

  private void skipText() {
    if (peek() != '"') {
      throw notAnEntry();
    }
    at++;
    at = quoteOrBackslash();
    while (peek() == '\\') {
      at += 2;
      at = quoteOrBackslash();
    }
    at++;
  }

  // The next one from here on. It may be that of an entry behind this one; then this has ended.
  private int quoteOrBackslash() {
    int place = at;
    for (; place <= bytes.length - Long.BYTES; place += Long.BYTES) {
      long eight = (long) EIGHT.get(bytes, place);
      long found = zeroBytes(eight ^ QUOTES) | zeroBytes(eight ^ BACKSLASHES);
      if (found != 0) {
        return place + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    while (place < end && bytes[place] != '"' && bytes[place] != '\\') {
      place++;
    }
    return place;
  }

  // The highest bit of each byte that is zero; the lowest that is set is right, which is enough.
  private static long zeroBytes(long eight) {
    return (eight - ONES) & ~eight & HIGH_BITS;
  }

  private void skipWord() {
    while (peek() != ',' && bytes[at] != '}' && bytes[at] != ']') {
      at++;
    }
  }

  private byte peek() {
    if (at >= end) {
      throw notAnEntry();
    }
    return bytes[at];
  }

  private static IllegalArgumentException notAnEntry() {
    return new IllegalArgumentException("not an entry");
  }
}
