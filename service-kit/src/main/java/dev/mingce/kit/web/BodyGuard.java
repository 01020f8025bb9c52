package dev.mingce.kit.web;

import dev.mingce.kit.crypto.BlindIndex;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds JSON bodies to 1 MB, refuses what is no UTF-8 and takes their digest. The server's own
 * limit is that of the largest upload, which is far more than any JSON should be.
 */
@Provider
public class BodyGuard implements ReaderInterceptor {
  static final int MAX_BYTES = 1_048_576;

  private final RequestDigest digest;
  private final BlindIndex hashes;

  BodyGuard(RequestDigest digest, @ConfigProperty(name = "mingce.keys.cursor") String key) {
    this.digest = digest;
    this.hashes = new BlindIndex(Base64.getDecoder().decode(key));
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    byte[] body = context.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw new ProblemException(KitError.BODY_TOO_LARGE);
    }
    if (isBlank(body)) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    if (!isUtf8(body)) {
      throw new ProblemException(KitError.MALFORMED_JSON);
    }
    // ISO 8859-1 maps each byte to one character, so that equal text means equal bytes.
    digest.set(hashes.token("request-body", new String(body, StandardCharsets.ISO_8859_1)));
    context.setInputStream(new ByteArrayInputStream(body));
    return context.proceed();
  }

  // Jackson takes overlong forms and surrogates for what they would mean, so that one value would
  // have many spellings (RFC 3629, section 10).
  private static boolean isUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isBlank(byte[] body) {
    for (byte b : body) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }
}
