package dev.mingce.events;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody changed how the system works, or tried to, on {@link Topics#CUSTOMER_ACCESS}: standards,
 * identifier types, policies, rules, keys, retention.
 *
 * @param action area and verb, such as {@code standard.published}: an open list
 * @param actor who
 * @param targetType what kind of thing was administered, such as {@code standard}
 * @param targetId its id or code
 * @param version its version that was made
 * @param outcome one of {@link CustomerAccessed}
 * @param changedFields names of what changed, never values
 * @param reason a code or a short text without personal data
 * @param at when
 */
public record AdministrationRecorded(
    String action,
    Actor actor,
    String targetType,
    @Nullable String targetId,
    @Nullable Long version,
    String outcome,
    List<String> changedFields,
    @Nullable String reason,
    Instant at)
    implements Event {
  private static final Set<String> OUTCOMES =
      Set.of(CustomerAccessed.DONE, CustomerAccessed.DENIED, CustomerAccessed.FAILED);

  /** Checks what must be there. */
  public AdministrationRecorded {
    Require.text(action, "action");
    Require.present(actor, "actor");
    Require.text(targetType, "targetType");
    if (version != null) {
      Require.atLeast(1, version, "version");
    }
    Require.oneOf(outcome, OUTCOMES, "outcome");
    changedFields = Require.copy(changedFields);
    Require.present(at, "at");
  }

  @Override
  public @Nullable UUID customerId() {
    return null;
  }

  @Override
  public long sequence() {
    return 0;
  }
}
