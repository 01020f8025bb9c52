package dev.mingce.customer.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes one record apart (RFC 4180), line by line while a quote is open. As spreadsheets do, it
 * takes a quote inside an unquoted cell for a character, and what follows a closing quote for more
 * of the cell; but not after a line end inside the quotes, where such a closing quote is almost
 * always the opening one of another record.
 */
final class CsvRecord {
  private static final char QUOTE = '"';

  private final char delimiter;
  private final List<String> fields = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private Place place = Place.START;
  private int lines;

  CsvRecord(char delimiter) {
    this.delimiter = delimiter;
  }

  private enum Place {
    START,
    PLAIN,
    QUOTED,
    CLOSED
  }

  /** What the record is after a line. */
  enum State {
    COMPLETE,
    OPEN,
    BROKEN
  }

  State add(TextLines.Line line) {
    lines++;
    String text = line.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (place == Place.CLOSED && lines > 1 && isStray(c)) {
        return State.BROKEN;
      }
      place = take(c);
    }
    if (place == Place.QUOTED) {
      cell.append(line.end());
      return State.OPEN;
    }
    close();
    return State.COMPLETE;
  }

  /** The cells of a complete record. */
  List<String> fields() {
    return List.copyOf(fields);
  }

  private Place take(char c) {
    if (place == Place.QUOTED) {
      if (c == QUOTE) {
        return Place.CLOSED;
      }
      cell.append(c);
      return Place.QUOTED;
    }
    if (c == delimiter) {
      close();
      return Place.START;
    }
    if (c == QUOTE && place == Place.START) {
      return Place.QUOTED;
    }
    cell.append(c);
    return c == QUOTE && place == Place.CLOSED ? Place.QUOTED : Place.PLAIN;
  }

  private boolean isStray(char c) {
    return c != delimiter && c != QUOTE && !Character.isWhitespace(c);
  }

  private void close() {
    fields.add(cell.toString());
    cell.setLength(0);
  }
}
