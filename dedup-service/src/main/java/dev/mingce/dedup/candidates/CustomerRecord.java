package dev.mingce.dedup.candidates;

import dev.mingce.events.CustomerFacts;
import dev.mingce.events.Owner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this service keeps of a customer.
 *
 * @param version the newest version that was applied
 * @param unit who may see it; absent once erased
 * @param keyId the subject key under which the features are sealed
 * @param features sealed; absent while there is nothing to match, as after a merge or an erasure
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CustomerRecord(
    UUID id,
    long version,
    String status,
    @Nullable String unit,
    String keyId,
    byte @Nullable [] features) {

  /** The record of a version with these sealed features. */
  public static CustomerRecord of(CustomerFacts facts, String keyId, byte @Nullable [] features) {
    Owner owner = facts.owner();
    return new CustomerRecord(
        facts.id(),
        facts.version(),
        facts.status(),
        owner == null ? null : owner.unit(),
        keyId,
        features);
  }
}
