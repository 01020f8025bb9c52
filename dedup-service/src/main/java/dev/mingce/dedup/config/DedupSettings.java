package dev.mingce.dedup.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Settings of this service. */
@ConfigMapping(prefix = "mingce.dedup")
public interface DedupSettings {

  /** How many records one blocking key may bring in for comparison; the newest are taken. */
  @WithDefault("200")
  int blockCap();

  /** Where customer-service answers for subject keys. */
  URI customerServiceUrl();
}
