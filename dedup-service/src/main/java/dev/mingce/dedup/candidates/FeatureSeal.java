package dev.mingce.dedup.candidates;

import dev.mingce.dedup.normalize.CustomerFeatures;
import dev.mingce.events.EventJson;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.crypto.DocumentCipher;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Keeps features under the customer's own key, so that destroying the key erases them here too. */
final class FeatureSeal {

  private FeatureSeal() {}

  static byte[] seal(SubjectKey key, UUID customerId, CustomerFeatures features) {
    return DocumentCipher.seal(key.secret(), EventJson.write(features), place(customerId));
  }

  /**
   * Opens sealed features.
   *
   * @throws dev.mingce.kit.crypto.SealBrokenException if they were changed, or belong to another
   *     customer
   */
  static CustomerFeatures open(SubjectKey key, UUID customerId, byte[] sealed) {
    byte[] json = DocumentCipher.open(key.secret(), sealed, place(customerId));
    return EventJson.read(json, CustomerFeatures.class);
  }

  private static byte[] place(UUID customerId) {
    return ("dedup.features/" + customerId).getBytes(StandardCharsets.UTF_8);
  }
}
