package dev.mingce.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merge was taken back. The survivor and every restored customer have their own event, each with
 * its record afterwards.
 *
 * @param actor who did it
 * @param source the way in
 * @param reason why, free of personal data
 * @param customer the customer afterwards
 * @param changedFields names of the changed fields
 * @param mergeId the merge that was taken back
 * @param survivorId the customer that they had been merged into
 * @param restoredIds the customers that stand for themselves again
 * @param sealed the {@link dev.mingce.events.sealed.PersonalDocument} afterwards, as a compact JWE;
 *     absent where there is none
 */
public record CustomerUnmerged(
    Actor actor,
    String source,
    @Nullable String reason,
    CustomerFacts customer,
    List<String> changedFields,
    UUID mergeId,
    UUID survivorId,
    List<UUID> restoredIds,
    @Nullable String sealed)
    implements CustomerChange {
  /** Checks what must be there. */
  public CustomerUnmerged {
    Require.change(actor, source, customer);
    changedFields = Require.copy(changedFields);
    Require.present(mergeId, "mergeId");
    Require.present(survivorId, "survivorId");
    restoredIds = Require.copy(restoredIds);
  }
}
