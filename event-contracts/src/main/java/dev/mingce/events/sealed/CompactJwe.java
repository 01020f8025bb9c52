package dev.mingce.events.sealed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.events.EventJson;
import dev.mingce.events.MalformedEventException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Compact JWE (RFC 7516 section 7.1) with direct encryption ({@code dir}) and AES-256-GCM ({@code
 * A256GCM}, RFC 7518 section 5.3), and nothing else: a 96-bit random initialisation vector, a
 * 128-bit tag, the protected header as additional data. Any JOSE library opens it.
 *
 * <p>With random vectors one key must not seal more than 2^32 texts (NIST SP 800-38D section 8.3);
 * a customer's key seals a few for each version.
 */
public final class CompactJwe {
  /** Key management, {@code alg}. */
  public static final String ALGORITHM = "dir";

  /** Content encryption, {@code enc}. */
  public static final String ENCRYPTION = "A256GCM";

  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int MAX_HEADER_CHARS = 4096;
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final Set<String> RESERVED = Set.of("alg", "enc", "kid", "crit", "zip");
  private static final SecureRandom RANDOM = new SecureRandom();

  private CompactJwe() {}

  /** A JWE taken apart; nothing of it is verified yet. */
  private record Parts(String encodedHeader, Map<String, String> header, List<byte[]> binary) {
    byte[] iv() {
      return binary.get(0);
    }

    byte[] ciphertext() {
      return binary.get(1);
    }

    byte[] tag() {
      return binary.get(2);
    }
  }

  /** Seals a text under a key. */
  public static String seal(SubjectKey key, byte[] plaintext) {
    return seal(key, plaintext, Map.of());
  }

  /**
   * Seals a text under a key.
   *
   * @param extraHeaders further protected headers; authenticated, but readable by everyone
   * @throws IllegalArgumentException if one of them is alg, enc, kid, crit or zip
   */
  public static String seal(SubjectKey key, byte[] plaintext, Map<String, String> extraHeaders) {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("alg", ALGORITHM);
    header.put("enc", ENCRYPTION);
    header.put("kid", key.kid());
    extraHeaders.forEach((name, value) -> {
      if (RESERVED.contains(name)) {
        throw new IllegalArgumentException("header " + name + " is not free to choose");
      }
      header.put(name, value);
    });
    String encodedHeader = CanonicalBase64Url.encode(EventJson.write(header));
    byte[] iv = new byte[IV_BYTES];
    RANDOM.nextBytes(iv);
    byte[] sealed = encrypt(key, iv, encodedHeader, plaintext);
    int split = sealed.length - TAG_BYTES;
    // The second part, the encrypted key, is empty with "dir".
    return String.join(
        ".",
        encodedHeader,
        "",
        CanonicalBase64Url.encode(iv),
        CanonicalBase64Url.encode(Arrays.copyOf(sealed, split)),
        CanonicalBase64Url.encode(Arrays.copyOfRange(sealed, split, sealed.length)));
  }

  /**
   * Opens a JWE.
   *
   * @return the text
   * @throws MalformedEventException if it is no compact JWE of the one kind that is allowed
   * @throws SealBrokenException if it was changed, or sealed under another key
   */
  public static byte[] open(String jwe, SubjectKey key) {
    Parts parts = parse(jwe);
    if (!key.kid().equals(parts.header().get("kid"))) {
      throw new SealBrokenException("sealed under another key");
    }
    byte[] ciphertext = parts.ciphertext();
    byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + TAG_BYTES);
    System.arraycopy(parts.tag(), 0, sealed, ciphertext.length, TAG_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, parts.iv(), parts.encodedHeader()).doFinal(sealed);
    } catch (AEADBadTagException e) {
      throw new SealBrokenException("the seal is broken");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed", e);
    }
  }

  /**
   * Id of the key that a JWE names. It is not verified before {@link #open}.
   *
   * @throws MalformedEventException if it is no compact JWE of the one kind that is allowed
   */
  public static String kid(String jwe) {
    // parse has seen that it is there
    return String.valueOf(parse(jwe).header().get("kid"));
  }

  /**
   * The textual protected headers of a JWE. They are not verified before {@link #open}.
   *
   * @throws MalformedEventException if it is no compact JWE of the one kind that is allowed
   */
  public static Map<String, String> headers(String jwe) {
    return parse(jwe).header();
  }

  private static byte[] encrypt(SubjectKey key, byte[] iv, String encodedHeader, byte[] plaintext) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key, iv, encodedHeader).doFinal(plaintext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed", e);
    }
  }

  private static Cipher cipher(int mode, SubjectKey key, byte[] iv, String encodedHeader)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(
        mode,
        new SecretKeySpec(key.secret(), "AES"),
        new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
    cipher.updateAAD(encodedHeader.getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  private static Parts parse(String jwe) {
    String[] parts = jwe.split("\\.", -1);
    if (parts.length != 5) {
      throw new MalformedEventException("a compact JWE has five parts");
    }
    Map<String, String> header = header(parts[0]);
    if (!parts[1].isEmpty()) {
      throw new MalformedEventException("the encrypted key must be empty with dir");
    }
    byte[] iv = CanonicalBase64Url.decode(parts[2], "initialisation vector");
    byte[] ciphertext = CanonicalBase64Url.decode(parts[3], "ciphertext");
    byte[] tag = CanonicalBase64Url.decode(parts[4], "tag");
    if (iv.length != IV_BYTES) {
      throw new MalformedEventException("the initialisation vector must have 96 bits");
    }
    if (tag.length != TAG_BYTES) {
      throw new MalformedEventException("the tag must have 128 bits");
    }
    return new Parts(parts[0], header, List.of(iv, ciphertext, tag));
  }

  private static Map<String, String> header(String encoded) {
    if (encoded.length() > MAX_HEADER_CHARS) {
      throw new MalformedEventException("the JWE header is too long");
    }
    JsonNode json =
        EventJson.read(CanonicalBase64Url.decode(encoded, "JWE header"), JsonNode.class);
    expect(json, "alg", ALGORITHM);
    expect(json, "enc", ENCRYPTION);
    if (json.has("crit") || json.has("zip")) {
      throw new MalformedEventException("crit and zip are not allowed in a JWE header");
    }
    if (json.path("kid").asText("").isBlank() || !json.path("kid").isTextual()) {
      throw new MalformedEventException("the JWE header has no kid");
    }
    Map<String, String> header = new LinkedHashMap<>();
    json.properties()
        .forEach(entry -> {
          if (entry.getValue().isTextual()) {
            header.put(entry.getKey(), entry.getValue().textValue());
          }
        });
    return Map.copyOf(header);
  }

  private static void expect(JsonNode json, String name, String value) {
    if (!json.path(name).isTextual() || !value.equals(json.path(name).textValue())) {
      throw new MalformedEventException(name + " of the JWE is not " + value);
    }
  }
}
