package dev.mingce.dedup.blocking;

/** A keyed hash (HMAC): who has not the key cannot test guesses against a stored hash. */
@FunctionalInterface
public interface KeyedHash {

  /**
   * Hashes a value.
   *
   * @param domain what is hashed; the same value in two domains has two unrelated hashes
   * @param value the value in its comparable form
   * @return the hash as text, the same for the same arguments
   */
  String of(String domain, String value);
}
