package dev.mingce.kit.crypto;

/**
 * A key-encryption key that lives elsewhere: wraps data keys so that they can rest beside the data
 * that they seal.
 *
 * <p>The associated data is not stored in the wrapped key and must be given again to unwrap it.
 * Pass what names the owner of the key (for a customer its id), so that a wrapped key copied to
 * another row does not open.
 *
 * <p>Implementations are thread safe. Calls may go over the network, so never make one inside a
 * database transaction.
 */
public interface KeyWrapping {

  /**
   * Encrypts a data key under the current key-encryption key.
   *
   * @param key the data key; not changed and not kept
   * @param associatedData what the wrapping is bound to; may be empty
   * @throws KeyServiceUnavailableException if the service cannot answer now; try again later
   * @throws KeyRefusedException if the service answers no; trying again changes nothing
   */
  WrappedKey wrap(byte[] key, byte[] associatedData);

  /**
   * Decrypts a data key, also one wrapped before the key-encryption key was rotated.
   *
   * @return a new array that the caller should {@linkplain DataKeys#wipe wipe} after use
   * @throws KeyServiceUnavailableException if the service cannot answer now; try again later
   * @throws KeyRefusedException if the wrapped key was changed, belongs to other associated data or
   *     to another key-encryption key, or access is denied
   */
  byte[] unwrap(WrappedKey wrapped, byte[] associatedData);

  /**
   * Wraps and unwraps a throw-away key, so that readiness shows what a customer's request would
   * meet.
   *
   * @throws KeyServiceUnavailableException if the service cannot answer now
   * @throws KeyRefusedException if the service is there but does not let us work
   */
  void check();
}
