package dev.mingce.dedup.candidates;

import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.problem.TransientFault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Subject keys that were fetched before a transaction, since none may be fetched inside one.
 *
 * @param asked ids of the keys that were asked for
 * @param found those that exist; one that was asked for and is not here is destroyed
 */
public record FetchedKeys(Set<String> asked, Map<String, SubjectKey> found) {

  public FetchedKeys {
    asked = Set.copyOf(asked);
    found = Map.copyOf(found);
  }

  /**
   * The key, or nothing when it is destroyed.
   *
   * @throws TransientFault when it was not asked for: a candidate came up in between, and the batch
   *     has to be prepared again
   */
  public Optional<SubjectKey> find(String keyId) {
    if (!asked.contains(keyId)) {
      throw new TransientFault("a candidate came up after the keys were fetched");
    }
    return Optional.ofNullable(found.get(keyId));
  }
}
