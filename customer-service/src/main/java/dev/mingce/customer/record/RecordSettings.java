package dev.mingce.customer.record;

import dev.mingce.customer.content.CustomerRules;
import dev.mingce.customer.standard.ActiveStandards;
import dev.mingce.customer.token.SearchTokens;
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
      @ConfigProperty(name = "mingce.standard.default-region") String region,
      Clock clock,
      ActiveStandards standards) {
    return new CustomerRules(region, clock, standards);
  }

  @Produces
  @Singleton
  BlindIndex index(@ConfigProperty(name = "mingce.keys.index") String key) {
    return new BlindIndex(Base64.getDecoder().decode(key));
  }

  @Produces
  @Singleton
  Lookups lookups(
      BlindIndex index, @ConfigProperty(name = "mingce.standard.default-region") String region) {
    return new Lookups(index, region);
  }

  @Produces
  @Singleton
  SearchTokens searchTokens(
      BlindIndex index, @ConfigProperty(name = "mingce.standard.default-region") String region) {
    return new SearchTokens(index, region);
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
