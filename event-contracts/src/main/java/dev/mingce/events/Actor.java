package dev.mingce.events;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who caused an event.
 *
 * @param subject the token's {@code sub}; for {@link #CUSTOMER} the customer id; for {@link
 *     #SYSTEM} the name of the job
 * @param type {@link #USER}, {@link #SERVICE}, {@link #CUSTOMER} or {@link #SYSTEM}
 * @param unit organisational unit acted for, if one
 * @param clientId OAuth client through which the actor came, if one
 * @param roles roles of the token, in ascending order; absent where none is known
 */
public record Actor(
    String subject,
    String type,
    @Nullable String unit,
    @Nullable String clientId,
    @Nullable List<String> roles) {
  /** A member of staff. */
  public static final String USER = "user";

  /** Another system with a token of its own. */
  public static final String SERVICE = "service";

  /** The person whom the record is about, acting for themselves. */
  public static final String CUSTOMER = "customer";

  /** Mingce itself: a scheduled job, a retention policy, an automatic decision. */
  public static final String SYSTEM = "system";

  private static final Set<String> TYPES = Set.of(USER, SERVICE, CUSTOMER, SYSTEM);

  /** Checks that subject and type are there. */
  public Actor {
    Require.text(subject, "actor.subject");
    Require.oneOf(type, TYPES, "actor.type");
    roles = roles == null || roles.isEmpty() ? null : List.copyOf(roles);
  }

  /** An actor whose roles are not known. */
  public Actor(String subject, String type, @Nullable String unit, @Nullable String clientId) {
    this(subject, type, unit, clientId, null);
  }

  /** The system itself, under the name of the job that acts. */
  public static Actor system(String job) {
    return new Actor(job, SYSTEM, null, null);
  }
}
