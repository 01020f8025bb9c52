package dev.mingce.kit.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.mingce.kit.app.Api;
import dev.mingce.stack.issuer.SigningKey;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class TokenTest {
  private static final TokenSpec AGENT = TokenSpec.role("agent");

  static Stream<Arguments> refused() throws GeneralSecurityException {
    LocalStack stack = LocalStack.shared();
    String good = stack.token(AGENT);
    return Stream.of(
        Arguments.of("no token", null),
        Arguments.of("empty", ""),
        Arguments.of("no JWT", "abc"),
        Arguments.of("three empty parts", ".."),
        Arguments.of("other audience", stack.token(AGENT.withAudience("other-system"))),
        Arguments.of("other issuer", stack.signingKey().sign("https://evil.example.org", AGENT)),
        Arguments.of("expired 61 s ago", stack.token(AGENT.withValidity(Duration.ofSeconds(-61)))),
        Arguments.of("key of somebody else", SigningKey.generate().sign(stack.issuer(), AGENT)),
        Arguments.of("not signed", none(good)),
        Arguments.of("not signed, other case", header(good, "{\"alg\":\"nOnE\",\"typ\":\"JWT\"}")),
        Arguments.of("HS256 with the public key", hs256(good, stack.signingKey())),
        Arguments.of("unknown key id", header(good, "{\"alg\":\"RS256\",\"kid\":\"unknown\"}")),
        Arguments.of(
            "path as key id", header(good, "{\"alg\":\"RS256\",\"kid\":\"../../etc/passwd\"}")),
        Arguments.of(
            "key set of the attacker",
            header(good, "{\"alg\":\"RS256\",\"jku\":\"http://localhost:1/jwks.json\"}")),
        Arguments.of("payload changed", payload(good)),
        Arguments.of("signature cut", good.substring(0, good.length() - 10)),
        Arguments.of("not valid yet", stack.token(AGENT.withClaims(Map.of("nbf", 4_102_444_800L)))),
        Arguments.of("no subject", stack.token(AGENT.withClaims(Map.of("sub", "")))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefused(String name, String token) {
    RequestSpecification request = token == null ? given() : Api.with(token);

    request
        .get("/v1/notes")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("code", equalTo("unauthenticated"));
  }

  @Test
  void aMinuteOfClockSkewIsForgiven() {
    String expired = LocalStack.shared().token(AGENT.withValidity(Duration.ofSeconds(-30)));

    Api.with(expired).get("/v1/notes?limit=1").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "customer", "service", "unheard-of", "ADMIN", "Agent"})
  void aRoleWithoutThePermissionIsForbidden(String role) {
    Api.as(role)
        .get("/v1/notes")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("forbidden"));
  }

  @Test
  void readingIsNotWriting() {
    Api.as("analyst").get("/v1/notes?limit=1").then().statusCode(200);
    Api.as("analyst")
        .header("Idempotency-Key", "1")
        .contentType("application/json")
        .body(Map.of("text", "a"))
        .post("/v1/notes")
        .then()
        .statusCode(403);
  }

  @Test
  void severalRolesAddUp() {
    Api.as(AGENT.withRoles("auditor", "analyst")).get("/v1/notes?limit=1").then().statusCode(200);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void anOperationThatNamesNobodyIsDeniedToEverybody(Role role) {
    Api.as(role.claim()).get("/v1/notes/unannotated").then().statusCode(403);
  }

  @Test
  void anOperationThatNamesNobodyNeedsATokenToo() {
    given().get("/v1/notes/unannotated").then().statusCode(401);
  }

  @Test
  void aRefusedCallerLearnsNothingOfTheBody() {
    String answer =
        given()
            .contentType("application/json")
            .body("{ malformed")
            .post("/v1/notes")
            .then()
            .statusCode(401)
            .extract()
            .asString();

    assertThat(answer).doesNotContain("malformed");
  }

  @Test
  void rolesHaveTheNamesAndPermissionsOfTheApi() {
    assertThat(Role.ofClaim("privacy-officer")).contains(Role.PRIVACY_OFFICER);
    assertThat(Role.ofClaim("PRIVACY_OFFICER")).isEmpty();
    assertThat(Role.ADMIN.permissions()).doesNotContain("customer:reveal", "keys:unseal");
    assertThat(List.of(Role.values()))
        .allSatisfy(role ->
            assertThat(role.permissions())
                .isNotEmpty()
                .allMatch(permission -> permission.matches("[a-z]+:[a-z]+")));
  }

  private static String none(String token) {
    return header(token, "{\"alg\":\"none\",\"typ\":\"JWT\"}").replaceFirst("[^.]*$", "");
  }

  private static String header(String token, String json) {
    return encode(json.getBytes(StandardCharsets.UTF_8)) + token.substring(token.indexOf('.'));
  }

  private static String payload(String token) {
    String[] parts = token.split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    return parts[0]
        + "."
        + encode(claims.replace("dev-agent", "dev-admin").getBytes(StandardCharsets.UTF_8))
        + "."
        + parts[2];
  }

  // The classic confusion: the verifier takes the published key for a shared secret.
  private static String hs256(String token, SigningKey key) throws GeneralSecurityException {
    String signed =
        encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + token.split("\\.", -1)[1];
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(publicKey(key), "HmacSHA256"));
    return signed + "." + encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] publicKey(SigningKey key) throws GeneralSecurityException {
    BigInteger modulus = number(key, "n");
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(modulus, number(key, "e")))
        .getEncoded();
  }

  private static BigInteger number(SigningKey key, String member) {
    String text = key.jwks().replaceFirst(".*\"" + member + "\":\"([^\"]+)\".*", "$1");
    return new BigInteger(1, Base64.getUrlDecoder().decode(text));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
