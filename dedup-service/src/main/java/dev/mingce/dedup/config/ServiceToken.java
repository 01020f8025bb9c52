package dev.mingce.dedup.config;

import dev.mingce.kit.problem.TransientFault;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The token by which this service speaks for itself; asked for again shortly before it expires. */
@ApplicationScoped
public class ServiceToken implements BearerToken {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final OidcClient client;
  private final TokensHelper tokens = new TokensHelper();

  ServiceToken(OidcClient client) {
    this.client = client;
  }

  /**
   * A token that is valid now.
   *
   * @throws TransientFault if the issuer does not give one; it may later
   */
  @Override
  public String get() {
    try {
      return tokens.getTokens(client).await().atMost(PATIENCE).getAccessToken();
    } catch (RuntimeException noToken) {
      throw new TransientFault("the issuer gave no token", noToken);
    }
  }
}
