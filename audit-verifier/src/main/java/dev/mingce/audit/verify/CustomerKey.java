package dev.mingce.audit.verify;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The id of a customer, small where it is a UUID in its usual form.
 *
 * @param high first half of the UUID
 * @param low its second half
 * @param text an id in any other form; null for a UUID
 */
record CustomerKey(long high, long low, @Nullable String text) {
  private static final int LENGTH = 36;
  private static final int NONE = -1;

  /** The id that is written there. */
  static CustomerKey of(byte[] bytes, int from, int to) {
    long high = 0;
    long low = 0;
    boolean uuid = to - from == LENGTH;
    for (int i = 0; uuid && i < LENGTH; i++) {
      byte character = bytes[from + i];
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        uuid = character == '-';
      } else {
        int digit = digit(character);
        uuid = digit != NONE;
        high = high << 4 | low >>> 60;
        low = low << 4 | digit;
      }
    }
    return uuid
        ? new CustomerKey(high, low, null)
        : new CustomerKey(0, 0, new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  // Lower case only: otherwise two ids would be one.
  private static int digit(byte character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    return character >= 'a' && character <= 'f' ? character - 'a' + 10 : NONE;
  }

  @Override
  public String toString() {
    return text == null ? new UUID(high, low).toString() : text;
  }
}
