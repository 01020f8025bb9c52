package dev.mingce.events.sealed;

import dev.mingce.events.MalformedEventException;
import java.util.Base64;

/**
 * base64url as JOSE wants it (RFC 7515 section 2): no padding, and only one text for the same
 * bytes.
 */
final class CanonicalBase64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private CanonicalBase64Url() {}

  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  static byte[] decode(String text, String what) {
    byte[] bytes;
    try {
      bytes = DECODER.decode(text);
    } catch (IllegalArgumentException e) {
      // The cause would tell a character of the text.
      throw new MalformedEventException(what + " is not base64url");
    }
    // Java's decoder lets padding and stray low bits pass; a second text for the same bytes would
    // not be noticed.
    if (!encode(bytes).equals(text)) {
      throw new MalformedEventException(what + " is not canonical base64url");
    }
    return bytes;
  }
}
