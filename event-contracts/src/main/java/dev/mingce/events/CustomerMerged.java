package dev.mingce.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Customers were merged. Every one of them has its own event with its own version: the survivor's
 * holds the joint record, each merged one's has the status "merged" and nothing sealed. All name
 * the same {@code mergeId}.
 *
 * @param actor who did it
 * @param source the way in
 * @param reason why, free of personal data
 * @param customer the customer afterwards
 * @param changedFields names of the changed fields
 * @param mergeId what an un-merge names
 * @param survivorId the customer that goes on
 * @param mergedIds the customers that redirect to it from now on
 * @param decisionId the dedup decision that asked for it, if one did
 * @param sealed the {@link dev.mingce.events.sealed.PersonalDocument} afterwards, as a compact JWE;
 *     absent where there is none
 */
public record CustomerMerged(
    Actor actor,
    String source,
    @Nullable String reason,
    CustomerFacts customer,
    List<String> changedFields,
    UUID mergeId,
    UUID survivorId,
    List<UUID> mergedIds,
    @Nullable UUID decisionId,
    @Nullable String sealed)
    implements CustomerChange {
  /** Checks what must be there. */
  public CustomerMerged {
    Require.change(actor, source, customer);
    changedFields = Require.copy(changedFields);
    Require.present(mergeId, "mergeId");
    Require.present(survivorId, "survivorId");
    mergedIds = Require.copy(mergedIds);
  }
}
