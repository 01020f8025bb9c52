package dev.mingce.customer.record;

import dev.mingce.events.CustomerFacts;
import java.util.UUID;

/**
 * A customer as it rests: facts in the clear, the document under the customer's key.
 *
 * @param suspicions counts changes of its suspected duplicates, for the entity tag
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SealedCustomer(CustomerFacts facts, byte[] document, long suspicions) {
  public UUID id() {
    return facts.id();
  }

  public UUID keyId() {
    return UUID.fromString(facts.keyId());
  }

  public String unit() {
    dev.mingce.events.Owner owner = facts.owner();
    return owner == null ? "" : owner.unit();
  }
}
