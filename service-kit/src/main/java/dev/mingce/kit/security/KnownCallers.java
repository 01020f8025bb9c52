package dev.mingce.kit.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was read from tokens that come again. Reading a claim that the JWT library has no name for
 * costs an exception each, and a client sends the same token for minutes.
 *
 * <p>Whether a token is good is checked by the framework on each request, before anybody asks here.
 */
@ApplicationScoped
class KnownCallers {
  // A token is about a kilobyte.
  private static final int MOST = 2_000;

  private final Map<String, Caller> callers = new ConcurrentHashMap<>();

  /**
   * The caller of a token.
   *
   * @param token as it was sent
   * @param reader reads it when it is not known
   */
  Caller of(String token, Supplier<Caller> reader) {
    Caller known = callers.get(token);
    if (known != null) {
      return known;
    }
    if (callers.size() >= MOST) {
      callers.clear();
    }
    Caller read = reader.get();
    callers.put(token, read);
    return read;
  }
}
