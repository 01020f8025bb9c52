package dev.mingce.dedup.cleanse;

import dev.mingce.dedup.config.BearerToken;
import dev.mingce.dedup.config.DedupSettings;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Connects cleansing with customer-service. */
class CleansingSetup {

  @Produces
  @Singleton
  @DefaultBean
  CleansingTarget cleansingTarget(DedupSettings settings, BearerToken token) {
    return new HttpCleansingTarget(settings.customerServiceUrl(), token::get);
  }
}
