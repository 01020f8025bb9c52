package dev.mingce.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mingce.kit.app.Api;
import dev.mingce.stack.issuer.SigningKey;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are signed rightly and say too little, and those that name a key of their own. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class TokenClaimsTest {
  private static final LocalStack STACK = LocalStack.shared();
  private static final String RS256 = "{'alg':'RS256','typ':'JWT'}";

  private final long now = Instant.now().getEpochSecond();
  private final String all =
      "{'iss':'%s','sub':'dev-agent','aud':'mingce','iat':%d,'exp':%d,'groups':['agent'],'orgUnits':['*']}"
          .formatted(STACK.issuer(), now, now + 600);

  @Test
  void withAllItsClaimsItIsTaken() throws GeneralSecurityException {
    assertThat(status(signed(RS256, all, STACK.signingKey(), "SHA256withRSA"))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "sub", "aud", "iat", "exp"})
  void withoutOneOfItsClaimsItIsRefused(String claim) throws GeneralSecurityException {
    String claims = all.replaceFirst("'" + claim + "':('[^']*'|[0-9]+),", "");
    assertThat(claims).isNotEqualTo(all);

    assertThat(status(signed(RS256, claims, STACK.signingKey(), "SHA256withRSA"))).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "exp, 'never'",
        "exp, ''",
        "exp, null",
        "exp, -1",
        "aud, []",
        "aud, ['other']",
        "iss, null"
      })
  void withANonsensicalClaimItIsRefused(String claim, String json) throws GeneralSecurityException {
    String claims = all.replaceFirst("'" + claim + "':('[^']*'|[0-9]+)", "'" + claim + "':" + json);
    assertThat(claims).isNotEqualTo(all);

    assertThat(status(signed(RS256, claims, STACK.signingKey(), "SHA256withRSA"))).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"RS384, SHA384withRSA", "RS512, SHA512withRSA"})
  void underAnotherAlgorithmItIsRefused(String algorithm, String signature)
      throws GeneralSecurityException {
    String header = "{'alg':'" + algorithm + "','typ':'JWT'}";

    assertThat(status(signed(header, all, STACK.signingKey(), signature))).isEqualTo(401);
  }

  @Test
  void withACriticalHeaderThatNobodyKnowsItIsRefused() throws GeneralSecurityException {
    String header = "{'alg':'RS256','crit':['x-new'],'x-new':1}";

    assertThat(status(signed(header, all, STACK.signingKey(), "SHA256withRSA"))).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'jku':'%s/jwks.json'",
        "'x5u':'%s/certificate.pem'",
        "'kid':'%s/jwks.json'",
        "'jwk':%2$s",
        "'kid':'attacker','jku':'%s/jwks.json','jwk':%2$s"
      })
  void aKeyThatTheTokenBringsIsNeitherTakenNorFetched(String members)
      throws GeneralSecurityException, IOException {
    SigningKey attacker = SigningKey.generate();
    String jwk = attacker.jwks().replaceFirst("^\\{\"keys\":\\[", "").replaceFirst("]}$", "");
    AtomicInteger fetches = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          fetches.incrementAndGet();
          byte[] body = attacker.jwks().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String place = "http://127.0.0.1:" + server.getAddress().getPort();
      String header = "{'alg':'RS256'," + members.formatted(place, jwk) + "}";

      assertThat(status(signed(header, all, attacker, "SHA256withRSA"))).isEqualTo(401);
      assertThat(fetches).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void fivePartsAreNotDecrypted() {
    String header = encode("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}");

    assertThat(status(header + "..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA")).isEqualTo(401);
  }

  @Test
  void aHugeTokenIsRefused() throws GeneralSecurityException {
    String padded = all.replaceFirst("'sub'", "'pad':'" + "x".repeat(8_000) + "','sub'");
    String huge = signed(RS256, padded, SigningKey.generate(), "SHA256withRSA");

    assertThat(status(huge)).isEqualTo(401);
    // Beyond the limit of all headers nobody even looks at it.
    assertThat(status("x".repeat(60_000))).isIn(401, 431);
  }

  private static int status(String token) {
    return Api.with(token).get("/v1/notes?limit=1").statusCode();
  }

  private static String signed(String header, String claims, SigningKey key, String algorithm)
      throws GeneralSecurityException {
    PrivateKey secret =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key.encoded())));
    String text = encode(header.replace('\'', '"')) + "." + encode(claims.replace('\'', '"'));
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(secret);
    signer.update(text.getBytes(StandardCharsets.US_ASCII));
    return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
