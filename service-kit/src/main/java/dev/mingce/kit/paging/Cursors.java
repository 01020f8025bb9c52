package dev.mingce.kit.paging;

import dev.mingce.kit.crypto.BlindIndex;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opaque, signed positions in a list. A position holds ids and times only, never personal values.
 * The signature covers the name of the listing with its filters, so that a cursor of one query does
 * not work in another.
 */
@ApplicationScoped
public class Cursors {
  private static final int SIGNATURE_BYTES = 16;
  private static final String SEPARATOR = "\u001f";

  private final BlindIndex signer;

  Cursors(@ConfigProperty(name = "mingce.keys.cursor") String key) {
    this.signer = new BlindIndex(Base64.getDecoder().decode(key));
  }

  /** A cursor for the position after the last item of a page. */
  public String encode(String listing, List<String> position) {
    byte[] plain = String.join(SEPARATOR, position).getBytes(StandardCharsets.UTF_8);
    byte[] signature = sign(listing, plain);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(signature.length + plain.length).put(signature).put(plain).array());
  }

  /** The position of a cursor, or 400 when it was not made here for this listing. */
  public List<String> decode(String listing, String cursor) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(KitError.INVALID_CURSOR);
    }
    if (bytes.length <= SIGNATURE_BYTES) {
      throw new ProblemException(KitError.INVALID_CURSOR);
    }
    byte[] plain = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
    byte[] signature = Arrays.copyOf(bytes, SIGNATURE_BYTES);
    if (!MessageDigest.isEqual(signature, sign(listing, plain))) {
      throw new ProblemException(KitError.INVALID_CURSOR);
    }
    return List.of(new String(plain, StandardCharsets.UTF_8).split(SEPARATOR, -1));
  }

  private byte[] sign(String listing, byte[] plain) {
    return Arrays.copyOf(
        signer.token("cursor", listing + SEPARATOR + new String(plain, StandardCharsets.UTF_8)),
        SIGNATURE_BYTES);
  }
}
