package dev.mingce.kit.crypto;

import java.nio.ByteBuffer;

/**
 * Seals content that is too large for one array, such as an uploaded file, as numbered chunks under
 * one data key.
 *
 * <p>Each chunk has the frame of {@link DocumentCipher} with format version 2. Its authenticated
 * additional data is the format version, the caller's associated data, the chunk number (8 bytes,
 * big-endian) and one byte that is 1 for the last chunk. A reader counts from 0 and says whether
 * another chunk follows, so a chunk that is missing, repeated, moved, appended, or taken from other
 * content does not open. Empty content is one empty last chunk.
 *
 * <p>Every chunk counts as a message against {@link DocumentCipher#MESSAGES_PER_KEY}.
 *
 * <p>Keeps only the key, and is thread safe: chunks may be sealed and opened in any order.
 */
public final class ChunkCipher implements AutoCloseable {

  /** Bytes that sealing adds to each chunk. */
  public static final int OVERHEAD = AesGcm.OVERHEAD;

  private static final byte FORMAT = 2;

  private final byte[] key;
  private final byte[] associatedData;
  private volatile boolean closed;

  /**
   * Takes copies of both arguments.
   *
   * @param key32 data key of 32 bytes
   * @param associatedData names this content among all that is sealed under the key, e.g. the id of
   *     the upload
   * @throws IllegalArgumentException if the key has another length
   */
  public ChunkCipher(byte[] key32, byte[] associatedData) {
    DataKeys.requireLength(key32);
    this.key = key32.clone();
    this.associatedData = associatedData.clone();
  }

  /**
   * Seals one chunk.
   *
   * @param number position of the chunk, from 0; never use a position twice for different content,
   *     or a reader cannot tell an old chunk from a new one
   * @param last whether the content ends with this chunk
   */
  public byte[] seal(long number, boolean last, byte[] plaintext) {
    return AesGcm.seal(FORMAT, usableKey(), plaintext, associatedData, place(number, last));
  }

  /**
   * Opens one chunk.
   *
   * @param number position at which the chunk was found, from 0
   * @param last whether no other chunk follows
   * @throws SealBrokenException if the chunk was changed or does not belong at this place
   */
  public byte[] open(long number, boolean last, byte[] sealed) {
    return AesGcm.open(FORMAT, usableKey(), sealed, associatedData, place(number, last));
  }

  /**
   * Wipes the key. Sealing or opening afterwards throws {@link IllegalStateException}. Do not close
   * while another thread still uses the cipher.
   */
  @Override
  public void close() {
    closed = true;
    DataKeys.wipe(key);
  }

  private byte[] usableKey() {
    if (closed) {
      throw new IllegalStateException("The chunk cipher is closed");
    }
    return key;
  }

  // Of fixed length at the end of the additional data, hence unambiguous whatever the caller's part
  // contains.
  private static byte[] place(long number, boolean last) {
    if (number < 0) {
      throw new IllegalArgumentException("Chunks are numbered from 0");
    }
    return ByteBuffer.allocate(Long.BYTES + 1).putLong(number).put((byte) (last ? 1 : 0)).array();
  }
}
