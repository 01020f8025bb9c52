package dev.mingce.audit.tree;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Up to 256 consecutive entries, each after its length in two bytes (C2SP tlog-tiles). */
public final class EntryBundle {
  private static final int LENGTH_BYTES = 2;
  private static final int LONGEST = 0xffff;

  private EntryBundle() {}

  /** The bytes of a bundle. */
  public static byte[] write(List<byte[]> entries) {
    int length = 0;
    for (byte[] entry : entries) {
      if (entry.length > LONGEST) {
        throw new IllegalArgumentException("an entry is longer than a bundle can hold");
      }
      length += LENGTH_BYTES + entry.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    for (byte[] entry : entries) {
      bytes.putShort((short) entry.length).put(entry);
    }
    return bytes.array();
  }

  /**
   * The entries of a bundle.
   *
   * @throws IllegalArgumentException if it ends within an entry
   */
  public static List<byte[]> read(byte[] bundle) {
    List<byte[]> entries = new ArrayList<>();
    int[] places = places(bundle, bundle.length);
    for (int i = 0; i < places.length; i += 2) {
      entries.add(Arrays.copyOfRange(bundle, places[i], places[i + 1]));
    }
    return entries;
  }

  /**
   * Where the entries of a bundle are: for each the place of its first byte and the one after its
   * last.
   *
   * @param length how many bytes of the array are the bundle
   * @throws IllegalArgumentException if it ends within an entry
   */
  public static int[] places(byte[] bundle, int length) {
    int[] places = new int[2 * Tile.WIDTH];
    int count = 0;
    int at = 0;
    while (at < length) {
      int from = at + LENGTH_BYTES;
      int entry =
          from > length ? LONGEST : ((bundle[at] & 0xff) << Byte.SIZE) | (bundle[at + 1] & 0xff);
      if (entry > length - from) {
        throw new IllegalArgumentException("the bundle ends within entry " + count / 2);
      }
      if (count == places.length) {
        throw new IllegalArgumentException("the bundle has more than 256 entries");
      }
      at = from + entry;
      places[count++] = from;
      places[count++] = at;
    }
    return Arrays.copyOf(places, count);
  }
}
