package dev.mingce.kit.idempotency;

import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One POST as a client may repeat it.
 *
 * @param caller who asks: keys of different callers never meet
 * @param operation the resource and verb, so that a key used elsewhere means something else
 * @param key the header's value, 1 to 255 printable ASCII characters
 * @param bodyDigest keyed hash of the body
 */
@SuppressWarnings("ArrayRecordComponent") // compared only by MessageDigest.isEqual
public record IdempotentRequest(String caller, String operation, String key, byte[] bodyDigest) {
  /** Reads the {@code Idempotency-Key} header; 400 when it is missing or unusable. */
  public static IdempotentRequest of(
      String caller, String operation, @Nullable String key, byte[] bodyDigest) {
    if (key == null || key.isBlank()) {
      throw new ProblemException(KitError.IDEMPOTENCY_KEY_REQUIRED);
    }
    if (key.length() > 255 || !key.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      throw new ProblemException(
          KitError.INVALID_PARAMETER,
          List.of(Violation.at("Idempotency-Key", "invalid-idempotency-key", 255)));
    }
    return new IdempotentRequest(caller, operation, key, bodyDigest);
  }
}
