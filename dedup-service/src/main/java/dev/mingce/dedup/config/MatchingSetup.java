package dev.mingce.dedup.config;

import dev.mingce.dedup.blocking.BlockingKeys;
import dev.mingce.dedup.matching.DecisionBands;
import dev.mingce.dedup.matching.MatchPolicy;
import dev.mingce.dedup.scoring.MatchModelReader;
import dev.mingce.dedup.scoring.RecordScorer;
import dev.mingce.kit.crypto.BlindIndex;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the pure parts of matching available for injection. */
class MatchingSetup {

  @Produces
  @Singleton
  MatchPolicy matchPolicy() {
    return new MatchPolicy(
        new RecordScorer(MatchModelReader.defaultModel()), DecisionBands.careful());
  }

  @Produces
  @Singleton
  BlockingKeys blockingKeys(@ConfigProperty(name = "mingce.keys.index") String key) {
    BlindIndex index = new BlindIndex(Base64.getDecoder().decode(key));
    return new BlockingKeys((domain, value) -> uuid(index.token(domain, value)));
  }

  private static UUID uuid(byte[] token) {
    ByteBuffer bits = ByteBuffer.wrap(token);
    return new UUID(bits.getLong(), bits.getLong());
  }
}
