package dev.mingce.customer.record;

import dev.mingce.customer.content.CustomerContent;
import dev.mingce.events.CustomerFacts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it rests: facts in the clear, the document under the customer's key.
 *
 * @param sourceState 0 while the row is its only source
 * @param mergedInto the survivor, where the customer is merged
 * @param reviewedAt when somebody last confirmed that it is right
 * @param suspicions counts changes of its suspected duplicates, for the entity tag
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SealedCustomer(
    CustomerFacts facts,
    byte[] document,
    long suspicions,
    long sourceState,
    @Nullable UUID mergedInto,
    @Nullable Instant reviewedAt) {

  public UUID id() {
    return facts.id();
  }

  /** Whether the row is projected from source records. */
  public boolean isProjected() {
    return sourceState > 0;
  }

  /** The same with what another content says in the clear; the document stays. */
  SealedCustomer with(CustomerContent content) {
    CustomerFacts next =
        new CustomerFacts(
            facts.id(),
            facts.version(),
            facts.kind(),
            facts.status(),
            content.owner(),
            content.tier(),
            content.stage(),
            content.tags(),
            content.regionCode(),
            content.industryCode(),
            content.standardVersion(),
            facts.keyId(),
            facts.createdAt(),
            facts.updatedAt());
    return new SealedCustomer(next, document, suspicions, sourceState, mergedInto, reviewedAt);
  }

  public UUID keyId() {
    return UUID.fromString(facts.keyId());
  }

  public String unit() {
    dev.mingce.events.Owner owner = facts.owner();
    return owner == null ? "" : owner.unit();
  }
}
