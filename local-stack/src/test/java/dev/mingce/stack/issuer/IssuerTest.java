package dev.mingce.stack.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SigningKey KEY = SigningKey.generate();

  private Issuer issuer;

  @BeforeEach
  void start() throws IOException {
    issuer = Issuer.start(0, KEY, Map.of("audit-service", "s3cret+/&"));
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void givesAKnownServiceATokenThatThePublishedKeyVerifies() throws Exception {
    String form =
        "grant_type=client_credentials&client_id=audit-service&client_secret=s3cret%2B%2F%26";

    HttpResponse<String> answer = post(form, null);

    assertThat(answer.statusCode()).isEqualTo(200);
    String token = JSON.readTree(answer.body()).get("access_token").asText();
    JsonNode claims = verified(token);
    assertThat(claims.get("iss").asText()).isEqualTo(issuer.uri());
    assertThat(claims.get("sub").asText()).isEqualTo("audit-service");
    assertThat(claims.get("aud").asText()).isEqualTo("mingce");
    assertThat(claims.get("client_id").asText()).isEqualTo("audit-service");
    assertThat(claims.get("groups")).extracting(JsonNode::asText).containsExactly("service");
    assertThat(claims.get("orgUnits")).extracting(JsonNode::asText).containsExactly("*");
    assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(3600);
  }

  @Test
  void acceptsTheSecretInTheAuthorizationHeader() throws Exception {
    String pair = "audit-service:s3cret%2B%2F%26";
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

    assertThat(post("grant_type=client_credentials", "Basic " + basic).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesAWrongSecretAnUnknownServiceAndAnotherGrant() throws Exception {
    assertThat(
            post("grant_type=client_credentials&client_id=audit-service&client_secret=x", null)
                .statusCode())
        .isEqualTo(401);
    assertThat(
            post("grant_type=client_credentials&client_id=who&client_secret=x", null).statusCode())
        .isEqualTo(401);
    assertThat(post("grant_type=password", null).statusCode()).isEqualTo(400);
  }

  @Test
  void describesItself() throws Exception {
    JsonNode document = JSON.readTree(get("/.well-known/openid-configuration"));

    assertThat(document.get("issuer").asText()).isEqualTo(issuer.uri());
    assertThat(document.get("jwks_uri").asText()).isEqualTo(issuer.uri() + "/jwks.json");
    assertThat(document.get("token_endpoint").asText()).isEqualTo(issuer.uri() + "/token");
  }

  @Test
  void givesAnAgentOneUnitAndEveryOtherRoleAll() {
    assertThat(TokenSpec.role("agent").units()).isEqualTo(List.of("sales-east"));
    assertThat(TokenSpec.role("auditor").units()).isEqualTo(List.of("*"));
  }

  private JsonNode verified(String token) throws Exception {
    String[] parts = token.split("\\.", -1);
    JsonNode jwk = JSON.readTree(get("/jwks.json")).get("keys").get(0);
    assertThat(JSON.readTree(decode(parts[0])).get("kid")).isEqualTo(jwk.get("kid"));
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e"))));
    verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(verifier.verify(decode(parts[2]))).isTrue();
    return JSON.readTree(decode(parts[1]));
  }

  private static BigInteger number(JsonNode jwk, String name) {
    return new BigInteger(1, decode(jwk.get(name).asText()));
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private String get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(issuer.uri() + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private HttpResponse<String> post(String form, String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(issuer.uri() + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
