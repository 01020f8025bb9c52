package dev.mingce.dedup.blocking;

import java.util.UUID;

/** A keyed hash (HMAC): who has not the key cannot test guesses against a stored hash. */
@FunctionalInterface
public interface KeyedHash {

  /**
   * Hashes a value.
   *
   * @param domain what is hashed; the same value in two domains has two unrelated hashes
   * @param value the value in its comparable form
   * @return 128 bits of the hash; a UUID only because that is how databases keep 16 bytes compactly
   */
  UUID of(String domain, String value);
}
