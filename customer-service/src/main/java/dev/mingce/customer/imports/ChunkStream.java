package dev.mingce.customer.imports;

import dev.mingce.kit.crypto.ChunkCipher;
import java.io.IOException;
import java.io.InputStream;

/** The content of sealed chunks, opened one at a time. */
final class ChunkStream extends InputStream {
  private final ChunkCipher cipher;
  private final int chunks;
  private final Chunks source;
  private byte[] current = {};
  private int position;
  private int next;

  /** Where sealed chunks come from, by number. */
  interface Chunks {
    byte[] get(int number) throws IOException;
  }

  ChunkStream(ChunkCipher cipher, int chunks, Chunks source) {
    this.cipher = cipher;
    this.chunks = chunks;
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return fill() ? current[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (position == current.length) {
      if (next == chunks) {
        return false;
      }
      current = cipher.open(next, next == chunks - 1, source.get(next));
      next++;
      position = 0;
    }
    return true;
  }
}
