package dev.mingce.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source system's record was linked to the customer; what it says may have changed the golden
 * record.
 *
 * @param actor who did it
 * @param source the way in
 * @param reason why, free of personal data
 * @param customer the customer afterwards
 * @param changedFields names of the changed fields
 * @param system code of the source system
 * @param sourceRecordId id of the source record; its key in the source may be personal and is not
 *     told
 * @param sealed the {@link dev.mingce.events.sealed.PersonalDocument} afterwards, as a compact JWE;
 *     absent where there is none
 */
public record CustomerSourceLinked(
    Actor actor,
    String source,
    @Nullable String reason,
    CustomerFacts customer,
    List<String> changedFields,
    String system,
    UUID sourceRecordId,
    @Nullable String sealed)
    implements CustomerChange {
  /** Checks what must be there. */
  public CustomerSourceLinked {
    Require.change(actor, source, customer);
    changedFields = Require.copy(changedFields);
    Require.text(system, "system");
    Require.present(sourceRecordId, "sourceRecordId");
  }
}
