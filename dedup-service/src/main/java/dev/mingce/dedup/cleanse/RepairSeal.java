package dev.mingce.dedup.cleanse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.dedup.cleanse.repair.Repair;
import dev.mingce.events.EventJson;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.crypto.DocumentCipher;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Keeps values under the customer's own key, so that destroying the key erases them here too. */
final class RepairSeal {

  private RepairSeal() {}

  static byte[] seal(SubjectKey key, UUID suggestionId, Repair repair) {
    return DocumentCipher.seal(key.secret(), EventJson.write(repair), place(suggestionId));
  }

  static Repair open(SubjectKey key, UUID suggestionId, byte[] sealed) {
    return EventJson.read(
        DocumentCipher.open(key.secret(), sealed, place(suggestionId)), Repair.class);
  }

  static byte[] sealName(SubjectKey key, UUID customerId, ObjectNode name) {
    return DocumentCipher.seal(key.secret(), EventJson.write(name), place(customerId));
  }

  static ObjectNode openName(SubjectKey key, UUID customerId, byte[] sealed) {
    return EventJson.read(
        DocumentCipher.open(key.secret(), sealed, place(customerId)), ObjectNode.class);
  }

  private static byte[] place(UUID id) {
    return ("dedup.cleansing/" + id).getBytes(StandardCharsets.UTF_8);
  }
}
