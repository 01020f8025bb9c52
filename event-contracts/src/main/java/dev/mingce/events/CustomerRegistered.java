package dev.mingce.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer is in the registry for the first time, as version 1.
 *
 * @param actor who did it
 * @param source the way in
 * @param reason why, free of personal data
 * @param customer the customer afterwards
 * @param changedFields names of the changed fields
 * @param sealed the {@link dev.mingce.events.sealed.PersonalDocument} afterwards, as a compact JWE;
 *     absent where there is none
 */
public record CustomerRegistered(
    Actor actor,
    String source,
    @Nullable String reason,
    CustomerFacts customer,
    List<String> changedFields,
    @Nullable String sealed)
    implements CustomerChange {
  /** Checks what must be there. */
  public CustomerRegistered {
    Require.change(actor, source, customer);
    changedFields = Require.copy(changedFields);
  }
}
