package dev.mingce.audit.log;

import dev.mingce.audit.note.SignerKey;
import dev.mingce.audit.note.VerifierKey;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key that signs checkpoints. */
@ApplicationScoped
class LogKey {
  private final SignerKey key;
  private final boolean known;
  private final boolean production;

  LogKey(LogSettings settings, @ConfigProperty(name = "mingce.environment") String environment) {
    this.key = settings.signingKey().map(SignerKey::parse).orElseGet(LogSettings::published);
    this.known = key.secret().equals(LogSettings.published().secret());
    this.production = !environment.equals("local") && !environment.equals("test");
  }

  // Before the consumers and everything else that acts.
  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    if (production && known) {
      throw new IllegalStateException(
          "unsafe configuration for production: mingce.audit.log.signing-key"
              + " (MINGCE_AUDIT_LOG_SIGNING_KEY) is not set, or is the key that everybody knows");
    }
    if (key.verifier().type() != VerifierKey.ED25519) {
      throw new IllegalStateException("mingce.audit.log.signing-key is the key of a witness");
    }
  }

  SignerKey signer() {
    return key;
  }
}
