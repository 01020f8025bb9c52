package dev.mingce.kit.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Adds to each caller the permissions of its roles. */
@ApplicationScoped
public class RolePermissions implements SecurityIdentityAugmentor {
  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous()) {
      return Uni.createFrom().item(identity);
    }
    // Without a subject nobody could be named for what the caller does.
    if (identity.getPrincipal() instanceof JsonWebToken token
        && (token.getSubject() == null || token.getSubject().isBlank())) {
      return Uni.createFrom().failure(new AuthenticationFailedException("token without a subject"));
    }
    QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder(identity);
    for (String claim : identity.getRoles()) {
      Role.ofClaim(claim)
          .ifPresent(role -> role.permissions().forEach(p -> builder.addPermission(permission(p))));
    }
    return Uni.createFrom().item(builder.build());
  }

  private static StringPermission permission(String permission) {
    String[] parts = permission.split(":", 2);
    return new StringPermission(parts[0], parts[1]);
  }
}
