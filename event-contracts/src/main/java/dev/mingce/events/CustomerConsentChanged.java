package dev.mingce.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consent was given, withdrawn or ran out.
 *
 * @param actor who did it
 * @param source the way in
 * @param reason why, free of personal data
 * @param customer the customer afterwards
 * @param changedFields names of the changed fields
 * @param consents what changed, one entry per purpose and channel
 */
public record CustomerConsentChanged(
    Actor actor,
    String source,
    @Nullable String reason,
    CustomerFacts customer,
    List<String> changedFields,
    List<ConsentChange> consents)
    implements CustomerChange {
  /** Checks what must be there. */
  public CustomerConsentChanged {
    Require.change(actor, source, customer);
    changedFields = Require.copy(changedFields);
    consents = Require.copy(consents);
  }
}
