package dev.mingce.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a customer, on {@link Topics#CUSTOMER_CHANGES}. Every version of a customer has
 * exactly one, and the versions have no gaps, so a reader who sees version n + 2 after n knows that
 * one is missing.
 *
 * <p>A change that has no type of its own (status back to active, new owner, new tags) is a {@link
 * CustomerUpdated} whose {@link #changedFields()} names it.
 */
public sealed interface CustomerChange extends Event
    permits CustomerRegistered,
        CustomerUpdated,
        CustomerSourceLinked,
        CustomerMerged,
        CustomerUnmerged,
        CustomerConsentChanged,
        CustomerReviewed,
        CustomerArchived,
        CustomerErased {
  /** Who made the change. */
  Actor actor();

  /**
   * The way in: {@code api}, {@code self-service}, {@code import:<job id>}, {@code
   * source:<system>}, {@code dedup}.
   */
  String source();

  /** Why, as a code or a short text free of personal data. */
  @Nullable String reason();

  /** The customer after the change. */
  CustomerFacts customer();

  /**
   * Names of the fields that changed, as JSON Pointers into the customer ({@code /birthDate},
   * {@code /contactPoints/0}), never their values.
   */
  List<String> changedFields();

  @Override
  default UUID customerId() {
    return customer().id();
  }

  /** The customer's version. */
  @Override
  default long sequence() {
    return customer().version();
  }

  @Override
  default Instant at() {
    return customer().updatedAt();
  }
}
