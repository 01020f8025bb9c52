package dev.mingce.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A golden record changed, by hand, by a source or by a survivorship rule; or its owner, tier, tags
 * or status did.
 *
 * @param actor who did it
 * @param source the way in
 * @param reason why, free of personal data
 * @param customer the customer afterwards
 * @param changedFields names of the changed fields
 * @param sealed the {@link dev.mingce.events.sealed.PersonalDocument} afterwards, as a compact JWE;
 *     absent where there is none
 */
public record CustomerUpdated(
    Actor actor,
    String source,
    @Nullable String reason,
    CustomerFacts customer,
    List<String> changedFields,
    @Nullable String sealed)
    implements CustomerChange {
  /** Checks what must be there. */
  public CustomerUpdated {
    Require.change(actor, source, customer);
    changedFields = Require.copy(changedFields);
  }
}
