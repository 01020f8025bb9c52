package dev.mingce.stack.issuer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a token says about its bearer.
 *
 * @param subject the claim {@code sub}
 * @param roles the claim {@code groups}
 * @param units the claim {@code orgUnits}; {@code *} stands for all
 * @param clientId the claim {@code client_id}
 * @param audience the claim {@code aud}
 * @param validity time from now to {@code exp}; negative for an expired token
 * @param extraClaims further claims: strings, numbers, booleans, lists and maps; they win over the
 *     others
 */
public record TokenSpec(
    String subject,
    List<String> roles,
    List<String> units,
    String clientId,
    String audience,
    Duration validity,
    Map<String, Object> extraClaims) {

  /** The audience that the services accept. */
  public static final String AUDIENCE = "mingce";

  /** All organisational units. */
  public static final String ALL_UNITS = "*";

  private static final Duration ONE_HOUR = Duration.ofHours(1);

  /** Copies the collections. */
  public TokenSpec {
    roles = List.copyOf(roles);
    units = List.copyOf(units);
    extraClaims = Map.copyOf(extraClaims);
  }

  /**
   * A person in a role; an agent belongs to {@code sales-east}, every other role sees all units.
   */
  public static TokenSpec role(String role) {
    List<String> units = role.equals("agent") ? List.of("sales-east") : List.of(ALL_UNITS);
    return new TokenSpec(
        "dev-" + role, List.of(role), units, "mingce-cli", AUDIENCE, ONE_HOUR, Map.of());
  }

  /** A service that speaks for itself. */
  public static TokenSpec service(String name) {
    return role("service").withSubject(name).withClientId(name);
  }

  /** The same with another subject. */
  public TokenSpec withSubject(String other) {
    return new TokenSpec(other, roles, units, clientId, audience, validity, extraClaims);
  }

  /** The same with other roles. */
  public TokenSpec withRoles(String... others) {
    return new TokenSpec(
        subject, List.of(others), units, clientId, audience, validity, extraClaims);
  }

  /** The same with other units. */
  public TokenSpec withUnits(String... others) {
    return new TokenSpec(
        subject, roles, List.of(others), clientId, audience, validity, extraClaims);
  }

  /** The same for another client. */
  public TokenSpec withClientId(String other) {
    return new TokenSpec(subject, roles, units, other, audience, validity, extraClaims);
  }

  /** The same for another audience. */
  public TokenSpec withAudience(String other) {
    return new TokenSpec(subject, roles, units, clientId, other, validity, extraClaims);
  }

  /** The same for another time; negative for a token that has expired. */
  public TokenSpec withValidity(Duration other) {
    return new TokenSpec(subject, roles, units, clientId, audience, other, extraClaims);
  }

  /** The same with further claims, which win over the usual ones. */
  public TokenSpec withClaims(Map<String, Object> claims) {
    return new TokenSpec(subject, roles, units, clientId, audience, validity, claims);
  }
}
