package dev.mingce.kit.digest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A digest of a set of event ids: how many, and SHA-256 of them in ascending order. Two sides that
 * have the same events have the same digest; it says nothing of them.
 */
public final class IdDigest {
  private static final int ID_BYTES = 16;
  private static final int VERSION_AND_RANDOM_BITS = 16;

  private final MessageDigest digest = sha256();
  private @Nullable UUID last;
  private long count;

  /**
   * Takes the next id.
   *
   * @throws IllegalArgumentException unless it is greater, as 16 unsigned bytes, than the one
   *     before
   */
  public void add(UUID id) {
    if (last != null && compare(last, id) >= 0) {
      throw new IllegalArgumentException("ids are not in ascending order");
    }
    last = id;
    count++;
    digest.update(
        ByteBuffer.allocate(ID_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .flip());
  }

  /** How many were taken. */
  public long count() {
    return count;
  }

  /** SHA-256 in Base64; to be asked once, at the end. */
  public String hash() {
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  /** The least UUIDv7 (RFC 9562, section 5.7) that a moment can have; milliseconds count. */
  public static UUID least(Instant moment) {
    return new UUID(moment.toEpochMilli() << VERSION_AND_RANDOM_BITS, 0);
  }

  // UUID.compareTo compares as signed numbers, PostgreSQL as bytes.
  private static int compare(UUID a, UUID b) {
    int most = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return most != 0
        ? most
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
