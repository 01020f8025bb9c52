package dev.mingce.customer.record;

import dev.mingce.customer.content.CustomerContent;
import dev.mingce.events.Actor;
import dev.mingce.events.sealed.SubjectKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a next version is made of.
 *
 * @param key to seal it under
 * @param sourceState of the new version
 * @param mergedInto the survivor, where the customer is merged from now on
 */
public record NextVersion(
    SealedCustomer before,
    CustomerContent content,
    SubjectKey key,
    List<String> changedFields,
    Actor actor,
    String source,
    @Nullable String reason,
    ChangeKind kind,
    long sourceState,
    @Nullable UUID mergedInto) {
  public NextVersion {
    changedFields = List.copyOf(changedFields);
  }

  boolean isMergedAway() {
    return mergedInto != null;
  }
}
