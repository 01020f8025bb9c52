package dev.mingce.dedup.quality.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it is kept.
 *
 * @param since when it came into its state
 * @param note why it was released
 */
record StoredContract(
    String system,
    long version,
    ContractTerms terms,
    boolean quarantined,
    List<Breach> breaches,
    @Nullable String note,
    Instant since,
    String actor) {
  StoredContract {
    breaches = List.copyOf(breaches);
  }
}
