package dev.mingce.kit.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Lets a token in again that was verified less than a minute ago and has not expired: a client
 * sends the same one for minutes, and to verify it takes longer than most of what it asks for. All
 * others go to the framework's own check.
 *
 * <p>A key that the issuer withdraws is so trusted up to {@link #TRUSTED} longer; how soon the
 * issuer's keys are read anew is a matter of minutes anyway.
 */
@ApplicationScoped
class KnownTokens implements IdentityProvider<TokenAuthenticationRequest> {
  static final Duration TRUSTED = Duration.ofMinutes(1);

  // A token and its claims are a few kilobytes.
  private static final int MOST = 2_000;

  private final MpJwtValidator validator;
  private final Map<String, Known> tokens = new ConcurrentHashMap<>();

  KnownTokens(MpJwtValidator validator) {
    this.validator = validator;
  }

  private record Known(JsonWebToken token, Instant until) {}

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  /** Before the framework's own. */
  @Override
  public int priority() {
    return SYSTEM_FIRST;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    String raw = request.getToken().getToken();
    Known known = tokens.get(raw);
    if (known != null && Instant.now().isBefore(known.until())) {
      return Uni.createFrom().item(identity(request, known.token()));
    }
    return validator.authenticate(request, context).invoke(identity -> remember(raw, identity));
  }

  private void remember(String raw, SecurityIdentity identity) {
    if (identity.getPrincipal() instanceof JsonWebToken token) {
      if (tokens.size() >= MOST) {
        tokens.clear();
      }
      Instant expires = Instant.ofEpochSecond(token.getExpirationTime());
      Instant soon = Instant.now().plus(TRUSTED);
      tokens.put(raw, new Known(token, expires.isBefore(soon) ? expires : soon));
    }
  }

  private static SecurityIdentity identity(TokenAuthenticationRequest request, JsonWebToken token) {
    QuarkusSecurityIdentity.Builder identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(token)
            .addCredential(request.getToken())
            .addRoles(token.getGroups())
            .addAttribute(SecurityIdentity.USER_ATTRIBUTE, token);
    RoutingContext routing = HttpSecurityUtils.getRoutingContextAttribute(request);
    if (routing != null) {
      identity.addAttribute(RoutingContext.class.getName(), routing);
    }
    return identity.build();
  }
}
