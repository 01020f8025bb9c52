package dev.mingce.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The customer's keys are destroyed: whatever was sealed under them can no longer be opened by
 * anyone. A reader drops what it derived from the customer's personal data and its cached keys.
 * Afterwards the state topic has a tombstone.
 *
 * @param actor who did it
 * @param source the way in
 * @param reason why, free of personal data
 * @param customer the customer afterwards
 * @param changedFields names of the changed fields
 * @param erasureId entry of the erasure ledger
 * @param erasedKeyIds every subject key that was destroyed
 */
public record CustomerErased(
    Actor actor,
    String source,
    @Nullable String reason,
    CustomerFacts customer,
    List<String> changedFields,
    UUID erasureId,
    List<String> erasedKeyIds)
    implements CustomerChange {
  /** Checks what must be there. */
  public CustomerErased {
    Require.change(actor, source, customer);
    changedFields = Require.copy(changedFields);
    Require.present(erasureId, "erasureId");
    erasedKeyIds = Require.copy(erasedKeyIds);
  }
}
