package dev.mingce.dedup.config;

import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.kit.crypto.BlindIndex;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the pure parts of matching available for injection. */
class MatchingSetup {

  @Produces
  @Singleton
  StoredKeys storedKeys(@ConfigProperty(name = "mingce.keys.index") String key) {
    BlindIndex index = new BlindIndex(Base64.getDecoder().decode(key));
    return new StoredKeys((domain, value) -> uuid(index.token(domain, value)));
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  private static UUID uuid(byte[] token) {
    ByteBuffer bits = ByteBuffer.wrap(token);
    return new UUID(bits.getLong(), bits.getLong());
  }
}
