package dev.mingce.customer.record;

import dev.mingce.customer.standard.CustomerRules;
import dev.mingce.kit.crypto.BlindIndex;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the pure parts of the record with what is configured. */
class RecordSettings {
  @Produces
  @Singleton
  CustomerRules rules(
      @ConfigProperty(name = "mingce.standard.default-region") String region, Clock clock) {
    return new CustomerRules(region, clock);
  }

  @Produces
  @Singleton
  Lookups lookups(
      @ConfigProperty(name = "mingce.keys.index") String key,
      @ConfigProperty(name = "mingce.standard.default-region") String region) {
    return new Lookups(new BlindIndex(Base64.getDecoder().decode(key)), region);
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
