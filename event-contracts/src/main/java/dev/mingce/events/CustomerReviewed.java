package dev.mingce.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone confirmed that the record is still right.
 *
 * @param actor who did it
 * @param source the way in
 * @param reason why, free of personal data
 * @param customer the customer afterwards
 * @param changedFields names of the changed fields
 * @param nextReviewAt when it must be looked at again, if a policy says so
 */
public record CustomerReviewed(
    Actor actor,
    String source,
    @Nullable String reason,
    CustomerFacts customer,
    List<String> changedFields,
    @Nullable Instant nextReviewAt)
    implements CustomerChange {
  /** Checks what must be there. */
  public CustomerReviewed {
    Require.change(actor, source, customer);
    changedFields = Require.copy(changedFields);
  }
}
