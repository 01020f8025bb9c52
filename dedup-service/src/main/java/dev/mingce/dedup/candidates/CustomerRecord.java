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
 * @param contentVersion the newest applied version that said what there is to match, 0 for none. It
 *     stays behind {@code version} when what followed changed nothing of that
 * @param keyId the subject key under which the features are sealed
 * @param features sealed; absent while there is nothing to match, as after a merge or an erasure
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CustomerRecord(
    UUID id,
    String kind,
    long version,
    String status,
    @Nullable String unit,
    @Nullable String tier,
    long contentVersion,
    String keyId,
    byte @Nullable [] features) {

  /**
   * What is kept after a change that says what there is to match. A change that was overtaken by
   * one that does not say it still counts: only the rest of the customer is newer.
   */
  static CustomerRecord withContent(
      CustomerFacts facts,
      @Nullable CustomerRecord stored,
      String keyId,
      byte @Nullable [] features) {
    return stored != null && stored.version > facts.version()
        ? new CustomerRecord(
            stored.id,
            facts.kind(),
            stored.version,
            stored.status,
            stored.unit,
            stored.tier,
            facts.version(),
            keyId,
            features)
        : of(facts, facts.version(), keyId, features);
  }

  /** What is kept after a change that leaves what there is to match as it was. */
  static CustomerRecord withoutContent(CustomerFacts facts, @Nullable CustomerRecord stored) {
    return stored == null
        ? of(facts, 0, facts.keyId(), null)
        : of(facts, stored.contentVersion, stored.keyId, stored.features);
  }

  private static CustomerRecord of(
      CustomerFacts facts, long contentVersion, String keyId, byte @Nullable [] features) {
    Owner owner = facts.owner();
    return new CustomerRecord(
        facts.id(),
        facts.kind(),
        facts.version(),
        facts.status(),
        owner == null ? null : owner.unit(),
        facts.tier(),
        contentVersion,
        keyId,
        features);
  }
}
