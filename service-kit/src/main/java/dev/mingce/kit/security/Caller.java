package dev.mingce.kit.security;

import dev.mingce.events.Actor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param subject the token's {@code sub}
 * @param clientId the application, when the token names one
 * @param permissions {@code area:action} of all roles
 * @param orgUnits the units whose records the caller may see; {@code *} means all
 */
public record Caller(
    String subject,
    @Nullable String clientId,
    Set<String> roles,
    Set<String> permissions,
    Set<String> orgUnits) {
  public Caller {
    roles = Set.copyOf(roles);
    permissions = Set.copyOf(permissions);
    orgUnits = Set.copyOf(orgUnits);
  }

  public boolean may(String permission) {
    return permissions.contains(permission);
  }

  public boolean seesAllUnits() {
    return orgUnits.contains("*");
  }

  public boolean sees(String unit) {
    return seesAllUnits() || orgUnits.contains(unit);
  }

  public boolean isService() {
    return roles.contains(Role.SERVICE.claim());
  }

  /**
   * The one unit of the caller, when there is exactly one: where what it creates belongs unless
   * said otherwise.
   */
  public @Nullable String onlyUnit() {
    return orgUnits.size() == 1 && !seesAllUnits() ? orgUnits.iterator().next() : null;
  }

  /** The caller as events and revisions name it, with those of its roles that mean something. */
  public Actor actor() {
    return new Actor(
        subject,
        isService() ? Actor.SERVICE : Actor.USER,
        onlyUnit(),
        clientId,
        roles.stream().filter(role -> Role.ofClaim(role).isPresent()).sorted().toList());
  }
}
