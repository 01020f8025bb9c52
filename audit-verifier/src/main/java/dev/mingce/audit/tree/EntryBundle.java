package dev.mingce.audit.tree;

import java.nio.ByteBuffer;
import java.util.ArrayList;
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
    ByteBuffer bytes = ByteBuffer.wrap(bundle);
    while (bytes.hasRemaining()) {
      int length =
          bytes.remaining() < LENGTH_BYTES ? LONGEST : Short.toUnsignedInt(bytes.getShort());
      if (length > bytes.remaining()) {
        throw new IllegalArgumentException("the bundle ends within entry " + entries.size());
      }
      byte[] entry = new byte[length];
      bytes.get(entry);
      entries.add(entry);
    }
    return entries;
  }
}
