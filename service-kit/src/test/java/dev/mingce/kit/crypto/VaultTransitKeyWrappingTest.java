package dev.mingce.kit.crypto;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTransitKeyWrappingTest {

  private static final String ENCRYPT = "/v1/kms/transit/encrypt/mingce";
  private static final String DECRYPT = "/v1/kms/transit/decrypt/mingce";
  private static final String TOKEN = "hvs.secret-token";
  private static final byte[] KEY = filled(DataKeys.LENGTH, 7);
  private static final String KEY_BASE64 = Base64.getEncoder().encodeToString(KEY);
  private static final byte[] OWNER = "customer 1".getBytes(UTF_8);
  private static final WrappedKey WRAPPED =
      new WrappedKey("vault:kms/transit/mingce", "vault:v1:abcd".getBytes(US_ASCII));

  private static final WireMockServer VAULT = new WireMockServer(options().dynamicPort());
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final VaultTransitKeyWrapping wrapping =
      wrapping(Optional.empty(), Duration.ofSeconds(5));

  @BeforeAll
  static void start() {
    VAULT.start();
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    VAULT.stop();
  }

  @BeforeEach
  void reset() {
    VAULT.resetAll();
  }

  @Test
  void wrapsWithTheKeyAndTheAssociatedDataInBase64() {
    answer(ENCRYPT, okJson("{\"data\":{\"ciphertext\":\"vault:v1:abcd\",\"key_version\":1}}"));

    assertThat(wrapping.wrap(KEY, OWNER)).isEqualTo(WRAPPED);
    VAULT.verify(
        postRequestedFor(urlEqualTo(ENCRYPT))
            .withHeader("X-Vault-Token", equalTo(TOKEN))
            .withHeader("X-Vault-Request", equalTo("true"))
            .withHeader("X-Vault-Namespace", absent())
            .withRequestBody(
                equalToJson(
                    "{\"plaintext\":\""
                        + KEY_BASE64
                        + "\",\"associated_data\":\"Y3VzdG9tZXIgMQ==\"}")));
  }

  @Test
  void unwrapsWhatVaultDecrypts() {
    answer(DECRYPT, decrypted());

    assertThat(wrapping.unwrap(WRAPPED, OWNER)).isEqualTo(KEY);
    VAULT.verify(
        postRequestedFor(urlEqualTo(DECRYPT))
            .withRequestBody(
                equalToJson(
                    "{\"ciphertext\":\"vault:v1:abcd\",\"associated_data\":\"Y3VzdG9tZXIgMQ==\"}")));
  }

  @Test
  void emptyAssociatedDataIsLeftOut() {
    answer(DECRYPT, decrypted());

    wrapping.unwrap(WRAPPED, new byte[0]);

    VAULT.verify(
        postRequestedFor(urlEqualTo(DECRYPT))
            .withRequestBody(equalToJson("{\"ciphertext\":\"vault:v1:abcd\"}")));
  }

  @Test
  void theNamespaceGoesAsAHeader() {
    answer(DECRYPT, decrypted());

    wrapping(Optional.of("crm/prod"), Duration.ofSeconds(5)).unwrap(WRAPPED, OWNER);

    VAULT.verify(
        postRequestedFor(urlEqualTo(DECRYPT)).withHeader("X-Vault-Namespace", equalTo("crm/prod")));
  }

  @Test
  void theCheckWrapsAndUnwraps() {
    answer(ENCRYPT, okJson("{\"data\":{\"ciphertext\":\"vault:v1:abcd\"}}"));
    answer(DECRYPT, decrypted());

    assertThatCode(wrapping::check).doesNotThrowAnyException();
    VAULT.verify(1, postRequestedFor(urlEqualTo(ENCRYPT)));
    VAULT.verify(1, postRequestedFor(urlEqualTo(DECRYPT)));
  }

  @Test
  void theCheckFailsWhereUnwrappingIsNotAllowed() {
    answer(ENCRYPT, okJson("{\"data\":{\"ciphertext\":\"vault:v1:abcd\"}}"));
    answer(DECRYPT, aResponse().withStatus(403));

    assertThatThrownBy(wrapping::check).isInstanceOf(KeyRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {412, 429, 472, 473, 500, 502, 503})
  void aServiceInTroubleIsUnavailable(int status) {
    answer(DECRYPT, aResponse().withStatus(status).withBody(KEY_BASE64));

    assertThatThrownBy(() -> wrapping.unwrap(WRAPPED, OWNER))
        .isInstanceOf(KeyServiceUnavailableException.class)
        .hasMessage("Vault, decrypt with vault:kms/transit/mingce: status " + status)
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 307, 400, 403, 404, 405})
  void anAnswerThatIsNoIsARefusal(int status) {
    answer(DECRYPT, aResponse().withStatus(status).withBody(KEY_BASE64));

    assertThatThrownBy(() -> wrapping.unwrap(WRAPPED, OWNER))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessage("Vault, decrypt with vault:kms/transit/mingce: status " + status)
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>gateway</html>",
        "null",
        "[]",
        "{\"data\":{}}",
        "{\"data\":{\"plaintext\":7}}",
        "{\"data\":{\"plaintext\":\"?not base64?\"}}"
      })
  void anAnswerThatIsNotVaultsIsUnavailableAndNotQuoted(String body) {
    answer(DECRYPT, aResponse().withStatus(200).withBody(body));

    assertThatThrownBy(() -> wrapping.unwrap(WRAPPED, OWNER))
        .isInstanceOf(KeyServiceUnavailableException.class)
        .hasMessage("Vault, decrypt with vault:kms/transit/mingce: not an answer of Vault Transit")
        .hasNoCause();
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    answer(DECRYPT, aResponse().withStatus(200).withBody(new byte[1 << 20]));

    assertThatThrownBy(() -> wrapping.unwrap(WRAPPED, OWNER))
        .isInstanceOf(KeyServiceUnavailableException.class);
  }

  @Test
  void anAnswerThatTakesTooLongIsUnavailable() {
    answer(DECRYPT, decrypted().withFixedDelay(2_000));

    assertThatThrownBy(
            () -> wrapping(Optional.empty(), Duration.ofMillis(100)).unwrap(WRAPPED, OWNER))
        .isInstanceOf(KeyServiceUnavailableException.class)
        .hasMessageStartingWith("Vault, decrypt with vault:kms/transit/mingce: no answer");
  }

  @Test
  void aBodyThatTricklesIsUnavailable() {
    answer(DECRYPT, decrypted().withChunkedDribbleDelay(10, 3_000));

    assertThatThrownBy(
            () -> wrapping(Optional.empty(), Duration.ofMillis(300)).unwrap(WRAPPED, OWNER))
        .isInstanceOf(KeyServiceUnavailableException.class)
        .hasMessageStartingWith("Vault, decrypt with vault:kms/transit/mingce: no answer");
  }

  @Test
  void aBrokenConnectionIsUnavailable() {
    answer(DECRYPT, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertThatThrownBy(() -> wrapping.unwrap(WRAPPED, OWNER))
        .isInstanceOf(KeyServiceUnavailableException.class)
        .hasMessage("Vault, decrypt with vault:kms/transit/mingce: no answer");
  }

  @Test
  void anInterruptedCallKeepsTheInterrupt() {
    answer(DECRYPT, decrypted());
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> wrapping.unwrap(WRAPPED, OWNER))
          .isInstanceOf(KeyServiceUnavailableException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aKeyWrappedElsewhereIsRefusedWithoutACall() {
    WrappedKey local = new WrappedKey("local:1", new byte[] {1});

    assertThatThrownBy(() -> wrapping.unwrap(local, OWNER)).isInstanceOf(KeyRefusedException.class);
    VAULT.verify(0, postRequestedFor(urlEqualTo(DECRYPT)));
  }

  @Test
  void aTokenThatIsNoHeaderValueIsNotShown() {
    var broken =
        new VaultTransitKeyWrapping(
            CLIENT, settings(Optional.empty(), Duration.ofSeconds(1)), () -> "a\nb");

    assertThatThrownBy(() -> broken.unwrap(WRAPPED, OWNER))
        .isInstanceOf(KeyRefusedException.class)
        .hasNoCause();
    assertThat(broken).hasToString("VaultTransitKeyWrapping[vault:kms/transit/mingce]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://vault", "vault:8200", "https://vault/v1", "https:///"})
  void settingsRefuseAnAddressThatIsNotVaults(String address) {
    assertThatThrownBy(() ->
            new VaultTransitSettings(
                URI.create(address), "transit", "k", Optional.empty(), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../sys", "a/b", "a?b", "a b", ".."})
  void settingsRefuseAKeyNameThatWouldLeaveItsPath(String key) {
    assertThatThrownBy(() ->
            new VaultTransitSettings(
                URI.create("https://vault"),
                "transit",
                key,
                Optional.empty(),
                Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void answer(String path, ResponseDefinitionBuilder answer) {
    VAULT.stubFor(post(urlEqualTo(path)).willReturn(answer));
  }

  private static ResponseDefinitionBuilder decrypted() {
    return okJson("{\"data\":{\"plaintext\":\"" + KEY_BASE64 + "\"}}");
  }

  private static VaultTransitKeyWrapping wrapping(Optional<String> namespace, Duration timeout) {
    return new VaultTransitKeyWrapping(CLIENT, settings(namespace, timeout), () -> TOKEN);
  }

  private static VaultTransitSettings settings(Optional<String> namespace, Duration timeout) {
    URI address = URI.create("http://localhost:" + (VAULT.isRunning() ? VAULT.port() : 1));
    return new VaultTransitSettings(address, "kms/transit", "mingce", namespace, timeout);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
