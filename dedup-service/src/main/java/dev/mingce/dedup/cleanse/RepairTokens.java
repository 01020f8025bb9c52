package dev.mingce.dedup.cleanse;

import dev.mingce.dedup.cleanse.repair.Repair;
import dev.mingce.events.EventJson;
import dev.mingce.kit.crypto.BlindIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keyed hashes of repairs, by which one is known again without being stored in the clear. */
@ApplicationScoped
class RepairTokens {

  private final BlindIndex index;

  RepairTokens(@ConfigProperty(name = "mingce.keys.index") String key) {
    this.index = new BlindIndex(Base64.getDecoder().decode(key));
  }

  byte[] of(UUID customerId, Repair repair) {
    String text = new String(EventJson.write(repair), StandardCharsets.UTF_8);
    return index.token("cleansing", customerId + " " + text);
  }
}
