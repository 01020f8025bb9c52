package dev.mingce.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.audit.note.SignerKey;
import dev.mingce.audit.note.VerifierKey;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogKeyTest {
  private static final String OWN =
      SignerKey.generate("audit.example.com/log/2026", VerifierKey.ED25519).secret();

  @Test
  void refusesToStartInProductionWithoutAKeyOfItsOwn() {
    assertThatThrownBy(() -> start(null, "production")).hasMessageContaining("signing-key");
    assertThatThrownBy(() -> start(LogSettings.published().secret(), "production"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the key that everybody knows");
    assertThatCode(() -> start(OWN, "production")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "test"})
  void signsWithThePublishedKeyInALocalRun(String environment) {
    assertThatCode(() -> start(null, environment)).doesNotThrowAnyException();
    assertThat(new LogKey(settings(null), environment).signer().verifier().name())
        .isEqualTo("localhost/mingce-audit");
  }

  @Test
  void refusesTheKeyOfAWitness() {
    String witness = SignerKey.generate("witness.example", VerifierKey.COSIGNATURE).secret();

    assertThatThrownBy(() -> start(witness, "local")).hasMessageContaining("a witness");
  }

  private static void start(String key, String environment) {
    new LogKey(settings(key), environment).check(new StartupEvent());
  }

  private static LogSettings settings(String key) {
    return new LogSettings() {
      @Override
      public Optional<String> signingKey() {
        return Optional.ofNullable(key);
      }

      @Override
      public Duration checkpointEvery() {
        return Duration.ofMillis(500);
      }
    };
  }
}
