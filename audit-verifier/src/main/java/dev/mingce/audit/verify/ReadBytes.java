package dev.mingce.audit.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes that are read one after another into the same memory. Not for several threads. */
final class ReadBytes {
  private static final int LEAST = 16_384;

  private byte[] array = new byte[0];
  private int length;

  /** Holds at least {@link #length()} bytes; another one after what is read next. */
  byte[] array() {
    return array;
  }

  /** How many bytes of the array count. */
  int length() {
    return length;
  }

  /** Takes bytes that are there already. */
  void set(byte[] bytes) {
    array = bytes;
    length = bytes.length;
  }

  /** Reads until there is no more. */
  void readFrom(InputStream in) throws IOException {
    length = 0;
    int count = 0;
    while (count >= 0) {
      length += count;
      if (length == array.length) {
        array = Arrays.copyOf(array, Math.max(LEAST, Math.multiplyExact(2, length)));
      }
      count = in.read(array, length, array.length - length);
    }
  }
}
