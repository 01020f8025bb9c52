package dev.mingce.customer.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Weighs the bytes of a text as UTF-8 and as GB18030. Neither being well-formed nor being malformed
 * tells enough: GB18030 gives a meaning to almost any bytes, and a good UTF-8 file may have a
 * damaged one.
 */
final class EncodingTally {
  static final Charset GB18030 = Charset.forName("GB18030");

  // Of so many two-byte sequences by accident in Chinese text, hardly ever one per malformed one.
  private static final int CERTAIN = 8;

  private final Utf8 utf8 = new Utf8();
  private final Gb18030 chinese = new Gb18030();
  private long size;
  private long controls;

  void accept(int value) {
    size++;
    if (value < ' ' && value != '\t' && value != '\n' && value != '\r') {
      controls++;
    }
    utf8.accept(value);
    chinese.accept(value);
  }

  /**
   * Whether there are more control characters than in any text, if not yet as many as by chance.
   */
  boolean isBinary() {
    return controls > 16 && controls * 20 > size;
  }

  /** The likelier of the two; UTF-8 when nothing speaks for the other. */
  Charset likelier() {
    long malformed = utf8.malformed();
    if (malformed == 0 || utf8.longer >= malformed) {
      return StandardCharsets.UTF_8;
    }
    long valid = utf8.shorter + utf8.longer;
    if (valid >= malformed * (chinese.isPerfect() ? CERTAIN : 1)) {
      return StandardCharsets.UTF_8;
    }
    return chinese.high > chinese.low + chinese.malformed() ? GB18030 : StandardCharsets.UTF_8;
  }

  /** Whether all of it is well-formed UTF-8. */
  boolean isUtf8() {
    return utf8.malformed() == 0;
  }

  /** Sequences of RFC 3629: two bytes long, longer, and broken. */
  private static final class Utf8 {
    private long shorter;
    private long longer;
    private long broken;
    private int length;
    private int missing;
    private int lower;
    private int upper;

    void accept(int value) {
      if (missing > 0 && value >= lower && value <= upper) {
        missing--;
        lower = 0x80;
        upper = 0xBF;
        if (missing == 0) {
          shorter += length == 2 ? 1 : 0;
          longer += length > 2 ? 1 : 0;
        }
        return;
      }
      broken += missing > 0 ? 1 : 0;
      missing = 0;
      if (value >= 0x80) {
        begin(value);
      }
    }

    long malformed() {
      return broken + (missing > 0 ? 1 : 0);
    }

    private void begin(int value) {
      if (value < 0xC2 || value > 0xF4) {
        broken++;
        return;
      }
      length = value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
      missing = length - 1;
      // No overlong form, no surrogate, nothing beyond U+10FFFF.
      lower = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
      upper = value == 0xED ? 0x9F : value == 0xF4 ? 0x8F : 0xBF;
    }
  }

  /**
   * Characters of GB 18030: high with two high bytes or with four bytes, as almost all of Chinese
   * text; low with an ASCII byte in second place, which are rare there and everywhere in Latin-1.
   */
  private static final class Gb18030 {
    private long high;
    private long low;
    private long broken;
    private int first;
    private int taken;

    void accept(int value) {
      boolean lead = value >= 0x81 && value <= 0xFE;
      boolean digit = value >= '0' && value <= '9';
      switch (taken) {
        case 0 -> begin(value);
        case 1 -> {
          if (digit) {
            taken = 2;
          } else if (value >= 0x80 && value <= 0xFE) {
            end(1, 0, 0);
          } else if (value >= 0x40 && value <= 0x7E) {
            end(0, 1, 0);
          } else {
            again(value);
          }
        }
        case 2 -> {
          if (lead) {
            taken = 3;
          } else {
            again(value);
          }
        }
        default -> {
          if (digit && (first <= 0x84 || (first >= 0x90 && first <= 0xE3))) {
            end(1, 0, 0);
          } else {
            again(value);
          }
        }
      }
    }

    long malformed() {
      return broken + (taken > 0 ? 1 : 0);
    }

    boolean isPerfect() {
      return low + malformed() == 0;
    }

    private void begin(int value) {
      if (value == 0x80 || value == 0xFF) {
        broken++;
      } else if (value > 0x80) {
        first = value;
        taken = 1;
      }
    }

    private void again(int value) {
      end(0, 0, 1);
      begin(value);
    }

    private void end(int highs, int lows, int faults) {
      high += highs;
      low += lows;
      broken += faults;
      taken = 0;
    }
  }
}
