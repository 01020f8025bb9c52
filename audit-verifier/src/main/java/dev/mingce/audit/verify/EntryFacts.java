package dev.mingce.audit.verify;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says about time and completeness, found in its bytes without reading the rest.
 *
 * @param receivedAt when the log took it, RFC 3339 with six decimals
 * @param event type of the event behind it
 * @param target id of what it is about, if there is one
 * @param version the target's version, or 0
 */
record EntryFacts(String receivedAt, String event, @Nullable String target, long version) {
  private static final String ACCESS = "customer.accessed.";

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException if it is no JSON object without white space
   */
  static EntryFacts of(byte[] entry) {
    Scan scan = new Scan(entry);
    scan.object("");
    if (scan.at != entry.length || scan.receivedAt.isEmpty()) {
      throw new IllegalArgumentException("not an entry");
    }
    return new EntryFacts(scan.receivedAt, scan.event, scan.target, scan.version);
  }

  /** Whether it records a change of a customer, of which every version must be there. */
  boolean isChange() {
    return event.startsWith("customer.") && !event.startsWith(ACCESS) && target != null;
  }

  private static final class Scan {
    private static final int DEEPEST = 64;

    private final byte[] bytes;
    private int at;
    private int depth;
    private String receivedAt = "";
    private String event = "";
    private @Nullable String target;
    private long version;

    Scan(byte[] bytes) {
      this.bytes = bytes;
    }

    void object(String name) {
      expect('{');
      deeper();
      if (peek() == '}') {
        at++;
      } else {
        do {
          String key = depth <= 2 ? text() : skippedText();
          expect(':');
          value(name, key);
        } while (more('}'));
      }
      depth--;
    }

    private void value(String parent, String key) {
      int next = peek();
      if (next == '"') {
        if (parent.isEmpty() && depth == 1 && key.equals("receivedAt")) {
          receivedAt = text();
        } else if (depth == 2 && parent.equals("source") && key.equals("event")) {
          event = text();
        } else if (depth == 2 && parent.equals("target") && key.equals("id")) {
          target = text();
        } else {
          skippedText();
        }
      } else if (next == '{') {
        object(depth == 1 ? key : "-");
      } else if (next == '[') {
        array();
      } else if (depth == 2 && parent.equals("target") && key.equals("version")) {
        version = Long.parseLong(word());
      } else {
        word();
      }
    }

    private void array() {
      expect('[');
      deeper();
      if (peek() == ']') {
        at++;
      } else {
        do {
          value("-", "");
        } while (more(']'));
      }
      depth--;
    }

    private boolean more(int end) {
      int next = peek();
      at++;
      if (next != ',' && next != end) {
        throw new IllegalArgumentException("not an entry");
      }
      return next == ',';
    }

    private void deeper() {
      if (++depth > DEEPEST) {
        throw new IllegalArgumentException("too deep");
      }
    }

    private String text() {
      int start = at + 1;
      skippedText();
      return new String(bytes, start, at - 1 - start, StandardCharsets.UTF_8);
    }

    private String skippedText() {
      expect('"');
      while (peek() != '"') {
        at += bytes[at] == '\\' ? 2 : 1;
      }
      at++;
      return "";
    }

    private String word() {
      int start = at;
      while (peek() != ',' && bytes[at] != '}' && bytes[at] != ']') {
        at++;
      }
      return new String(bytes, start, at - start, StandardCharsets.US_ASCII);
    }

    private void expect(int character) {
      if (peek() != character) {
        throw new IllegalArgumentException("not an entry");
      }
      at++;
    }

    private int peek() {
      if (at >= bytes.length) {
        throw new IllegalArgumentException("not an entry");
      }
      return bytes[at];
    }
  }
}
