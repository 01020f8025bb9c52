package dev.mingce.kit.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Roles of a token's {@code groups} claim and what each may do. A permission is {@code
 * area:action}; an operation names the one it needs with {@code @PermissionsAllowed}, and an
 * operation without any is denied to everybody.
 */
public enum Role {
  AGENT("customer:read", "customer:write", "customer:reveal", "customer:import"),
  STEWARD(
      "customer:read",
      "customer:write",
      "customer:reveal",
      "customer:merge",
      "customer:import",
      "standard:write",
      "steward:decide"),
  ANALYST("customer:read"),
  PRIVACY_OFFICER(
      "customer:read",
      "customer:reveal",
      "customer:erase",
      "customer:export",
      "audit:read",
      "audit:hold"),
  AUDITOR("audit:read", "audit:export", "audit:review"),
  ADMIN(
      "customer:read",
      "customer:write",
      "customer:import",
      "customer:export",
      "standard:write",
      "notify:read",
      "notify:write",
      "audit:read",
      "operations:read",
      "operations:write"),
  INTEGRATOR("customer:read", "source:write", "keys:unseal"),
  PARTNER("customer:read"),
  CUSTOMER("self:read", "self:write"),
  SERVICE("keys:unseal", "audit:append", "source:write");

  @SuppressWarnings("ImmutableEnumChecker") // Set.of
  private final Set<String> permissions;

  Role(String... permissions) {
    this.permissions = Set.of(permissions);
  }

  public Set<String> permissions() {
    return permissions;
  }

  /** The name in a token, for example {@code privacy-officer}. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of a claim; an unknown one grants nothing. */
  public static Optional<Role> ofClaim(String claim) {
    return Arrays.stream(values()).filter(role -> role.claim().equals(claim)).findFirst();
  }
}
