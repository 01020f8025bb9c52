package dev.mingce.kit.crypto;

import java.util.Arrays;

/**
 * A data key encrypted under a key-encryption key; safe to store.
 *
 * @param keyUri which key-encryption key wrapped it, e.g. {@code local:1234} or {@code
 *     vault:transit/mingce}; tells what has to be wrapped again after a rotation
 * @param bytes opaque to all but the {@link KeyWrapping} that made it
 */
@SuppressWarnings("ArrayRecordComponent") // goes to and from a bytea column as it is
public record WrappedKey(String keyUri, byte[] bytes) {

  public WrappedKey {
    if (keyUri.isBlank() || bytes.length == 0) {
      throw new IllegalArgumentException("A wrapped key needs a key URI and bytes");
    }
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WrappedKey that
        && keyUri.equals(that.keyUri)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * keyUri.hashCode() + Arrays.hashCode(bytes);
  }

  /** Names the wrapping key and the size, not the content. */
  @Override
  public String toString() {
    return "WrappedKey[" + keyUri + ", " + bytes.length + " bytes]";
  }
}
