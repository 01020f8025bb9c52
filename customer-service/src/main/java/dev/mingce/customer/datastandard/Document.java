package dev.mingce.customer.datastandard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made of a standard and downloaded.
 *
 * @param fileName offered by the browser; null for what is read and not kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Document(String mediaType, @Nullable String fileName, byte[] body) {
  Document(String mediaType, String text) {
    this(mediaType, null, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Tells one content from another: it follows the code lists too, which have no version here. */
  String tag() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
