package dev.mingce.kit.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * Wraps with a Tink keyset that this process holds: for development, tests and small installations.
 * Whoever reads the configuration reads the key; use {@link VaultTransitKeyWrapping} where that
 * matters.
 *
 * <p>The keyset is Tink's JSON with AES256_GCM keys. {@link #rotate} adds a key and makes it the
 * primary one; what older keys of the keyset wrapped still unwraps. The key URI is {@code local:<id
 * of the primary key>}.
 */
public final class LocalKeyWrapping implements KeyWrapping {

  private static final String SCHEME = "local:";

  // Tink without its global registry: only these key types, whatever else the process registers.
  private static final Configuration TINK = AeadConfig2026.get();

  private final Aead aead;
  private final String keyUri;

  private LocalKeyWrapping(KeysetHandle keyset) throws GeneralSecurityException {
    this.aead = keyset.getPrimitive(TINK, Aead.class);
    this.keyUri = SCHEME + Integer.toUnsignedString(keyset.getPrimary().getId());
  }

  /**
   * Reads a keyset.
   *
   * @param json Tink's JSON with the keys in the clear, as {@link #newKeyset} returns it
   * @throws IllegalArgumentException if it is not a keyset for authenticated encryption; the text
   *     is not shown
   */
  public static LocalKeyWrapping parse(String json) {
    try {
      return new LocalKeyWrapping(read(json));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Without the cause: a parser may quote what it could not read.
      throw new IllegalArgumentException("Not a Tink keyset for authenticated encryption");
    }
  }

  /** Returns a new keyset with one AES256_GCM key, as JSON that holds the key in the clear. */
  public static String newKeyset() {
    try {
      return write(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink cannot make an AES256_GCM key", e);
    }
  }

  /**
   * Returns a keyset with the keys of the given one and a new primary key.
   *
   * @throws IllegalArgumentException if the text is not a keyset
   */
  public static String rotate(String json) {
    try {
      var fresh =
          KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
              .withRandomId()
              .makePrimary();
      return write(
          KeysetHandle.newBuilder(read(json)).setConfiguration(TINK).addEntry(fresh).build());
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException("Not a Tink keyset for authenticated encryption");
    }
  }

  @Override
  public WrappedKey wrap(byte[] key, byte[] associatedData) {
    try {
      return new WrappedKey(keyUri, aead.encrypt(key, associatedData));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink cannot encrypt", e);
    }
  }

  @Override
  public byte[] unwrap(WrappedKey wrapped, byte[] associatedData) {
    if (!wrapped.keyUri().startsWith(SCHEME)) {
      throw new KeyRefusedException("A local keyset does not unwrap keys of " + wrapped.keyUri());
    }
    try {
      return aead.decrypt(wrapped.bytes(), associatedData);
    } catch (GeneralSecurityException e) {
      throw new KeyRefusedException(
          "The local keyset " + keyUri + " does not unwrap a key of " + wrapped.keyUri());
    }
  }

  @Override
  public void check() {
    byte[] nothing = new byte[0];
    unwrap(wrap(new byte[DataKeys.LENGTH], nothing), nothing);
  }

  /** Names the primary key, never shows one. */
  @Override
  public String toString() {
    return "LocalKeyWrapping[" + keyUri + "]";
  }

  private static KeysetHandle read(String json) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(json, TINK, InsecureSecretKeyAccess.get());
  }

  private static String write(KeysetHandle keyset) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, TINK, InsecureSecretKeyAccess.get());
  }
}
