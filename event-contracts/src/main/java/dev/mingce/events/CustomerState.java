package dev.mingce.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The latest state of a customer, on the compacted topic {@link Topics#CUSTOMER_STATE}; a record
 * without a value (tombstone) says that the customer is erased.
 *
 * <p>A new reader starts here: it reads this topic to its end, then follows {@link
 * Topics#CUSTOMER_CHANGES} from the oldest offset that it has and drops, for each customer, every
 * change whose version is not greater than the version seen here. The next one that counts has this
 * version plus one.
 *
 * @param customer what is not personal
 * @param mergedInto the survivor, where the status is {@code merged}
 * @param sealed the {@link dev.mingce.events.sealed.PersonalDocument} as a compact JWE; absent
 *     where there is none
 */
public record CustomerState(
    CustomerFacts customer, @Nullable UUID mergedInto, @Nullable String sealed) implements Event {
  /** Checks that the facts are there. */
  public CustomerState {
    Require.present(customer, "customer");
  }

  @Override
  public UUID customerId() {
    return customer.id();
  }

  @Override
  public long sequence() {
    return customer.version();
  }

  @Override
  public Instant at() {
    return customer.updatedAt();
  }
}
