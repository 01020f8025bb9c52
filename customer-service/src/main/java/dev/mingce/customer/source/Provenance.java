package dev.mingce.customer.source;

import dev.mingce.customer.survivorship.Origin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where each golden value comes from.
 *
 * @param policyVersion of the survivorship policy that decided
 */
public record Provenance(
    UUID customerId, long version, long policyVersion, List<Source> sources, List<Origin> values) {
  public Provenance {
    sources = List.copyOf(sources);
    values = List.copyOf(values);
  }

  /**
   * A source record that counts.
   *
   * @param customerId for whom it was written
   */
  public record Source(
      UUID recordId, UUID customerId, String system, Instant sourceTime, Instant since) {}
}
