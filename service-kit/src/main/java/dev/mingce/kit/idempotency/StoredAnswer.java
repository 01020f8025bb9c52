package dev.mingce.kit.idempotency;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first answer to a request.
 *
 * @param status HTTP status
 * @param headers such as {@code Location} and {@code ETag}
 * @param subjectId whose data the body holds; erasure removes the row with it
 * @param body the body, sealed by the service where it holds personal data
 */
public record StoredAnswer(
    int status, Map<String, String> headers, @Nullable UUID subjectId, @Nullable String body) {
  public StoredAnswer {
    headers = Map.copyOf(headers);
  }
}
