package dev.mingce.kit.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.stack.testing.LocalStack;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsafeSettingsTest {
  private static final String INDEX = "1nVtvGm1X5C3Qe0Lh9bq2pZr8sWj4uKx7yTfAaDcEiM=";
  private static final String CURSOR = "Zk3rW8vQ1xT6nB0mYc5uJ2hL9eF4gS7aPdRiOqXtUyE=";
  private static final Optional<String> KEY_SET = Optional.of("https://id.example.org/keys");
  private static final DatabaseSettings SAFE_DATABASE = new DatabaseSettings("on", "on", "on");

  @Test
  void findsNothingWhenAllIsWell() {
    assertThat(UnsafeSettings.find(settings(INDEX, CURSOR), SAFE_DATABASE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=, is no random key",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, is no random key",
    "c2hvcnQ=, is not 32 bytes",
    "not base64, is not Base64",
    "bWluZ2NlLXRlc3Qta2V5LW5vdC1mb3ItcmVhbC11c2U=, 'is the key of the tests, which everybody knows'"
  })
  void findsUnfitKeys(String key, String reason) {
    assertThat(UnsafeSettings.find(settings(key, CURSOR), SAFE_DATABASE))
        .containsExactly("mingce.keys.index (MINGCE_KEYS_INDEX) " + reason);
    assertThat(UnsafeSettings.find(settings(INDEX, key), SAFE_DATABASE))
        .containsExactly("mingce.keys.cursor (MINGCE_KEYS_CURSOR) " + reason);
  }

  @Test
  void findsTheKeyOfTheLocalStack() {
    assertThat(UnsafeSettings.find(settings(LocalStack.TEST_KEY, CURSOR), SAFE_DATABASE))
        .hasSize(1);
  }

  @Test
  void findsMissingKeys() {
    assertThat(UnsafeSettings.find(settings(null, null), SAFE_DATABASE))
        .containsExactly(
            "mingce.keys.index (MINGCE_KEYS_INDEX) is not set",
            "mingce.keys.cursor (MINGCE_KEYS_CURSOR) is not set");
  }

  @Test
  void findsOneKeyForTwoPurposes() {
    assertThat(UnsafeSettings.find(settings(INDEX, INDEX), SAFE_DATABASE))
        .containsExactly("mingce.keys.index and mingce.keys.cursor are the same key");
  }

  @Test
  void findsAnIssuerThatAnybodyCouldBe() {
    assertThat(UnsafeSettings.find(tokens(null, "mingce"), SAFE_DATABASE))
        .containsExactly(
            "mp.jwt.verify.issuer (MINGCE_ISSUER) is not set: any issuer would be trusted");
    assertThat(UnsafeSettings.find(tokens(" ", "mingce"), SAFE_DATABASE)).hasSize(1);
    assertThat(UnsafeSettings.find(tokens("http://id.example.org", "mingce"), SAFE_DATABASE))
        .containsExactly("mp.jwt.verify.issuer (MINGCE_ISSUER) is not https");
  }

  @Test
  void findsAMissingAudience() {
    for (String audience : new String[] {null, ""}) {
      assertThat(UnsafeSettings.find(tokens("https://id.example.org", audience), SAFE_DATABASE))
          .containsExactly(
              "mp.jwt.verify.audiences (MINGCE_AUDIENCE) is not set: tokens for other systems would"
                  + " be accepted");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://id.example.org/keys", "", "file:/tmp/keys.json"})
  void findsAKeySetThatSomebodyInBetweenCouldExchange(String location) {
    StartSettings settings =
        new StartSettings(
            "production",
            Optional.of("https://id.example.org"),
            Optional.of("mingce"),
            Optional.of(location),
            Optional.of(INDEX),
            Optional.of(CURSOR));

    assertThat(UnsafeSettings.find(settings, SAFE_DATABASE))
        .containsExactly(
            "mp.jwt.verify.publickey.location (MINGCE_JWKS_URL) is not https: whoever is in between"
                + " could sign tokens");
  }

  @Test
  void findsADatabaseThatForgets() {
    assertThat(
            UnsafeSettings.find(settings(INDEX, CURSOR), new DatabaseSettings("off", "off", "off")))
        .containsExactly(
            "PostgreSQL runs with synchronous_commit=off: acknowledged changes could be lost",
            "PostgreSQL runs with fsync=off: a power failure could corrupt the database",
            "PostgreSQL runs with full_page_writes=off: a crash could tear pages");
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "staging", "", "LOCAL", "Test"})
  void everythingButLocalAndTestIsProduction(String environment) {
    assertThat(environment(environment).isProduction()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "test"})
  void localAndTestAreNot(String environment) {
    assertThat(environment(environment).isProduction()).isFalse();
  }

  @Test
  void neverShowsItsKeys() {
    assertThat(settings(INDEX, CURSOR)).asString().doesNotContain(INDEX, CURSOR);
  }

  private static StartSettings settings(String index, String cursor) {
    return new StartSettings(
        "production",
        Optional.of("https://id.example.org"),
        Optional.of("mingce"),
        KEY_SET,
        Optional.ofNullable(index),
        Optional.ofNullable(cursor));
  }

  private static StartSettings tokens(String issuer, String audience) {
    return new StartSettings(
        "production",
        Optional.ofNullable(issuer),
        Optional.ofNullable(audience),
        KEY_SET,
        Optional.of(INDEX),
        Optional.of(CURSOR));
  }

  private static StartSettings environment(String name) {
    return new StartSettings(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
