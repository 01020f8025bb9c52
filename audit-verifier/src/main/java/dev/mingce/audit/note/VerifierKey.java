package dev.mingce.audit.note;

import dev.mingce.audit.tree.LeafHash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a signed-note key, as text {@code name+keyid+base64(type || key)}.
 *
 * @param name of the signer; for a log its origin
 * @param type {@link #ED25519} or {@link #COSIGNATURE}
 * @param keyId first four bytes of SHA-256(name, newline, type, key)
 * @param key Ed25519
 */
public record VerifierKey(String name, byte type, int keyId, PublicKey key) {
  /** Signs the text itself. */
  public static final byte ED25519 = 0x01;

  /** A witness: signs the text with the time (C2SP tlog-cosignature, cosignature/v1). */
  public static final byte COSIGNATURE = 0x04;

  /** Checks the name, which stands in signature lines. */
  public VerifierKey {
    requireName(name);
  }

  static VerifierKey of(String name, byte type, PublicKey key) {
    return new VerifierKey(name, type, keyId(name, type, Ed25519.encode(key)), key);
  }

  /**
   * Reads a verifier key.
   *
   * @throws IllegalArgumentException for anything else, also where the key id does not fit
   */
  public static VerifierKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a verifier key is name+keyid+base64");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != 1 + Ed25519.KEY_BYTES || (typed[0] != ED25519 && typed[0] != COSIGNATURE)) {
      throw new IllegalArgumentException("the verifier key is of an unknown type");
    }
    byte[] key = Arrays.copyOfRange(typed, 1, typed.length);
    int keyId = keyId(parts[0], typed[0], key);
    if (!parts[1].equals(HexFormat.of().toHexDigits(keyId))) {
      throw new IllegalArgumentException("the verifier key does not fit its key id");
    }
    return new VerifierKey(parts[0], typed[0], keyId, Ed25519.decode(key));
  }

  /** Whether this is the signature of that text under this key. */
  boolean verifies(String text, byte[] signature) {
    if (type == ED25519) {
      return Ed25519.verifies(key, text.getBytes(StandardCharsets.UTF_8), signature);
    }
    if (signature.length != Long.BYTES + Ed25519.SIGNATURE_BYTES) {
      return false;
    }
    long time = ByteBuffer.wrap(signature).getLong();
    byte[] rest = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
    return time >= 0 && Ed25519.verifies(key, cosigned(time, text), rest);
  }

  /** What a witness signs. */
  static byte[] cosigned(long posixSeconds, String text) {
    return ("cosignature/v1\ntime " + posixSeconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  static int keyId(String name, byte type, byte[] key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    bytes.write('\n');
    bytes.write(type);
    bytes.writeBytes(key);
    return ByteBuffer.wrap(LeafHash.sha256(bytes.toByteArray())).getInt();
  }

  static void requireName(String name) {
    if (name.isEmpty()
        || name.indexOf('+') >= 0
        || name.chars().anyMatch(c -> Character.isSpaceChar(c) || c < 0x20 || c == 0x7f)) {
      throw new IllegalArgumentException("a key name has no space and no plus");
    }
  }

  /** The text form, to be handed to whoever verifies. */
  @Override
  public String toString() {
    byte[] typed = new byte[1 + Ed25519.KEY_BYTES];
    typed[0] = type;
    System.arraycopy(Ed25519.encode(key), 0, typed, 1, Ed25519.KEY_BYTES);
    return name
        + "+"
        + HexFormat.of().toHexDigits(keyId)
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }
}
