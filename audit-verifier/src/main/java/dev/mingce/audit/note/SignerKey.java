package dev.mingce.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The private half of a signed-note key. As text {@code PRIVATE+KEY+name+keyid+base64(type ||
 * seed)}, the form of Go's note package. Hides itself in {@code toString}.
 */
public final class SignerKey {
  private static final String PREFIX = "PRIVATE+KEY+";

  private final VerifierKey verifier;
  private final KeyPair pair;
  private final byte[] seed;

  private SignerKey(String name, byte type, byte[] seed) {
    this.seed = seed.clone();
    this.pair = Ed25519.ofSeed(seed);
    this.verifier = VerifierKey.of(name, type, pair.getPublic());
  }

  /** A new key of a log or, with {@link VerifierKey#COSIGNATURE}, of a witness. */
  public static SignerKey generate(String name, byte type) {
    byte[] seed = new byte[Ed25519.KEY_BYTES];
    new SecureRandom().nextBytes(seed);
    return new SignerKey(name, type, seed);
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException for anything else; the message holds nothing of it
   */
  public static SignerKey parse(String text) {
    String stripped = text.strip();
    String[] parts =
        stripped.startsWith(PREFIX)
            ? stripped.substring(PREFIX.length()).split("\\+", 3)
            : new String[0];
    if (parts.length != 3) {
      throw new IllegalArgumentException("a signer key is PRIVATE+KEY+name+keyid+base64");
    }
    byte[] typed;
    try {
      typed = Base64.getDecoder().decode(parts[2]);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the signer key is not base64");
    }
    if (typed.length != 1 + Ed25519.KEY_BYTES
        || (typed[0] != VerifierKey.ED25519 && typed[0] != VerifierKey.COSIGNATURE)) {
      throw new IllegalArgumentException("the signer key is of an unknown type");
    }
    SignerKey key = new SignerKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!parts[1].equals(HexFormat.of().toHexDigits(key.verifier.keyId()))) {
      throw new IllegalArgumentException("the signer key does not fit its key id");
    }
    return key;
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /**
   * The signature line under a text, without its newline.
   *
   * @param at only a cosignature says when
   */
  public String line(String text, Instant at) {
    byte[] signature;
    if (verifier.type() == VerifierKey.ED25519) {
      signature = Ed25519.sign(pair.getPrivate(), text.getBytes(StandardCharsets.UTF_8));
    } else {
      long time = at.getEpochSecond();
      byte[] signed = Ed25519.sign(pair.getPrivate(), VerifierKey.cosigned(time, text));
      signature = ByteBuffer.allocate(Long.BYTES + signed.length).putLong(time).put(signed).array();
    }
    byte[] identified =
        ByteBuffer.allocate(Integer.BYTES + signature.length)
            .putInt(verifier.keyId())
            .put(signature)
            .array();
    return SignedNote.SIGNATURE_MARK
        + verifier.name()
        + " "
        + Base64.getEncoder().encodeToString(identified);
  }

  /** The text form, which is secret. */
  public String secret() {
    byte[] typed = new byte[1 + seed.length];
    typed[0] = verifier.type();
    System.arraycopy(seed, 0, typed, 1, seed.length);
    return PREFIX
        + verifier.name()
        + "+"
        + HexFormat.of().toHexDigits(verifier.keyId())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  @Override
  public String toString() {
    return "SignerKey[" + verifier.name() + "]";
  }
}
