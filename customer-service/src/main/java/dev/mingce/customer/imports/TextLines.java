package dev.mingce.customer.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The lines of a text, whatever ends them, some of which can be given back to be read again. */
final class TextLines {
  private final Reader text;
  private final int limit;
  private final Deque<Line> returned = new ArrayDeque<>();
  private final char[] buffer = new char[8_192];
  private int position;
  private int size;

  /**
   * Lines of a text.
   *
   * @param limit characters of a line; what is beyond them is not kept
   */
  TextLines(Reader text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  /**
   * One line.
   *
   * @param end the characters that ended it; none at the end of the text
   * @param whole false when it was longer than the limit
   */
  record Line(String text, String end, boolean whole) {
    @Override
    public String toString() {
      return "Line[***]";
    }
  }

  Optional<Line> next() throws IOException {
    return returned.isEmpty() ? read() : Optional.of(returned.removeFirst());
  }

  /** Gives lines back, in the order in which they came. */
  void giveBack(List<Line> lines) {
    lines.reversed().forEach(returned::addFirst);
  }

  private Optional<Line> read() throws IOException {
    int c = take();
    if (c < 0) {
      return Optional.empty();
    }
    StringBuilder line = new StringBuilder();
    boolean whole = true;
    while (c >= 0 && c != '\n' && c != '\r') {
      if (line.length() < limit) {
        line.append((char) c);
      } else {
        whole = false;
      }
      c = take();
    }
    return Optional.of(new Line(line.toString(), end(c), whole));
  }

  private String end(int c) throws IOException {
    if (c != '\r') {
      return c < 0 ? "" : "\n";
    }
    int following = take();
    if (following == '\n') {
      return "\r\n";
    }
    // It stays in the buffer, as the first of what comes next.
    position -= following < 0 ? 0 : 1;
    return "\r";
  }

  private int take() throws IOException {
    if (position == size) {
      size = Math.max(0, text.read(buffer));
      position = 0;
    }
    return position == size ? -1 : buffer[position++];
  }
}
