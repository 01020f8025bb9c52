package dev.mingce.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customer left daily use; the record stays readable.
 *
 * @param actor who did it
 * @param source the way in
 * @param reason why, free of personal data
 * @param customer the customer afterwards
 * @param changedFields names of the changed fields
 */
public record CustomerArchived(
    Actor actor,
    String source,
    @Nullable String reason,
    CustomerFacts customer,
    List<String> changedFields)
    implements CustomerChange {
  /** Checks what must be there. */
  public CustomerArchived {
    Require.change(actor, source, customer);
    changedFields = Require.copy(changedFields);
  }
}
