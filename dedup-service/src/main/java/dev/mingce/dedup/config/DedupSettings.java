package dev.mingce.dedup.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Settings of this service. */
@ConfigMapping(prefix = "mingce.dedup")
public interface DedupSettings {

  /** How many records one blocking key may bring in for comparison; the newest are taken. */
  @WithDefault("200")
  int blockCap();

  /** How many records a training takes into memory; of a larger base a sample by chance. */
  @WithDefault("200000")
  int trainingRecords();

  /** Where customer-service answers for subject keys. */
  URI customerServiceUrl();

  /** Reviews by people. */
  Review review();

  /** Reviews by people. */
  interface Review {

    /** Within which time a review is to be decided. */
    @WithDefault("P3D")
    Duration due();

    /** For how long a claim keeps others away. */
    @WithDefault("PT15M")
    Duration claim();

    /** Whether two persons must decide alike. */
    @WithDefault("false")
    boolean fourEyes();
  }
}
