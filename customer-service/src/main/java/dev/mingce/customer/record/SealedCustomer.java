package dev.mingce.customer.record;

import dev.mingce.events.CustomerFacts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it rests: facts in the clear, the document under the customer's key.
 *
 * @param sourceState 0 while the row is its only source
 * @param mergedInto the survivor, where the customer is merged
 * @param suspicions counts changes of its suspected duplicates, for the entity tag
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SealedCustomer(
    CustomerFacts facts,
    byte[] document,
    long suspicions,
    long sourceState,
    @Nullable UUID mergedInto) {

  public UUID id() {
    return facts.id();
  }

  /** Whether the row is projected from source records. */
  public boolean isProjected() {
    return sourceState > 0;
  }

  public UUID keyId() {
    return UUID.fromString(facts.keyId());
  }

  public String unit() {
    dev.mingce.events.Owner owner = facts.owner();
    return owner == null ? "" : owner.unit();
  }
}
