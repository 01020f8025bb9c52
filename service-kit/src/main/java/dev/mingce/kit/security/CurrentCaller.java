package dev.mingce.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.Principal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the caller of the current request from its verified token. */
@RequestScoped
public class CurrentCaller {
  private final SecurityIdentity identity;
  private final KnownCallers known;
  private @Nullable Caller caller;

  CurrentCaller(SecurityIdentity identity, KnownCallers known) {
    this.identity = identity;
    this.known = known;
  }

  /** The caller; read from the token once for each request. */
  public Caller get() {
    Caller current = caller;
    if (current == null) {
      Principal principal = identity.getPrincipal();
      if (!(principal instanceof JsonWebToken token) || token.getSubject() == null) {
        throw new io.quarkus.security.UnauthorizedException();
      }
      String raw = token.getRawToken();
      current = raw == null ? read(token) : known.of(raw, () -> read(token));
      caller = current;
    }
    return current;
  }

  private Caller read(JsonWebToken token) {
    Set<String> permissions = new HashSet<>();
    for (String claim : identity.getRoles()) {
      Role.ofClaim(claim).ifPresent(role -> permissions.addAll(role.permissions()));
    }
    Object clientId = token.getClaim("client_id");
    return new Caller(
        token.getSubject(),
        clientId == null ? null : clientId.toString(),
        identity.getRoles(),
        permissions,
        units(token.getClaim("orgUnits")));
  }

  private static Set<String> units(@Nullable Object claim) {
    Set<String> units = new HashSet<>();
    if (claim instanceof Collection<?> values) {
      for (Object value : values) {
        if (value instanceof JsonString text) {
          units.add(text.getString());
        } else if (!(value instanceof JsonValue)) {
          units.add(String.valueOf(value));
        }
      }
    }
    return units;
  }
}
