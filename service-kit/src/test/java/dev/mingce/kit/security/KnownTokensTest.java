package dev.mingce.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class KnownTokensTest {
  private static final AuthenticationRequestContext NOW =
      new AuthenticationRequestContext() {
        @Override
        public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> function) {
          return Uni.createFrom().item(function);
        }
      };

  private final Counting validator = new Counting();
  private final KnownTokens known = new KnownTokens(validator);

  /** Takes every token but the bad one, and counts what it was asked. */
  private static final class Counting extends MpJwtValidator {
    long expires = Instant.now().plusSeconds(3_600).getEpochSecond();
    int asked;

    @Override
    public Uni<SecurityIdentity> authenticate(
        TokenAuthenticationRequest request, AuthenticationRequestContext context) {
      asked++;
      if (request.getToken().getToken().equals("bad")) {
        return Uni.createFrom().failure(new AuthenticationFailedException());
      }
      JwtClaims claims = new JwtClaims();
      claims.setSubject("li.na");
      claims.setExpirationTime(NumericDate.fromSeconds(expires));
      claims.setStringListClaim("groups", List.of("agent"));
      return Uni.createFrom()
          .item(
              QuarkusSecurityIdentity.builder()
                  .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                  .addRole("agent")
                  .build());
    }
  }

  private SecurityIdentity ask(String token) {
    return known
        .authenticate(new TokenAuthenticationRequest(new TokenCredential(token, "bearer")), NOW)
        .await()
        .indefinitely();
  }

  @Test
  void aTokenThatComesAgainIsVerifiedOnceAndGivesTheSameCaller() {
    SecurityIdentity first = ask("a");
    SecurityIdentity second = ask("a");
    assertThat(validator.asked).isEqualTo(1);
    assertThat(second.getPrincipal()).isSameAs(first.getPrincipal());
    assertThat(second.getRoles()).containsExactly("agent");
    assertThat(second.getCredential(TokenCredential.class).getToken()).isEqualTo("a");
    ask("b");
    assertThat(validator.asked).isEqualTo(2);
  }

  @Test
  void aTokenThatHasExpiredIsAlwaysVerified() {
    validator.expires = Instant.now().minusSeconds(1).getEpochSecond();
    ask("a");
    ask("a");
    assertThat(validator.asked).isEqualTo(2);
  }

  @Test
  void whatWasRefusedIsRefusedAgain() {
    assertThatThrownBy(() -> ask("bad")).isInstanceOf(AuthenticationFailedException.class);
    assertThatThrownBy(() -> ask("bad")).isInstanceOf(AuthenticationFailedException.class);
    assertThat(validator.asked).isEqualTo(2);
  }
}
