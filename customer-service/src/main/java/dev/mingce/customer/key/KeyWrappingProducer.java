package dev.mingce.customer.key;

import dev.mingce.kit.crypto.KeyWrapping;
import dev.mingce.kit.crypto.LocalKeyWrapping;
import dev.mingce.kit.crypto.VaultTransitKeyWrapping;
import dev.mingce.kit.crypto.VaultTransitSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Chooses where the key-encryption key lives: Vault when its address is set, else a keyset file.
 */
class KeyWrappingProducer {
  private static final Duration VAULT_TIMEOUT = Duration.ofSeconds(3);

  @Produces
  @Singleton
  KeyWrapping keyWrapping(
      @ConfigProperty(name = "mingce.keys.keyset-file") Optional<String> keysetFile,
      @ConfigProperty(name = "mingce.keys.vault.address") Optional<URI> vaultAddress,
      @ConfigProperty(name = "mingce.keys.vault.mount") String mount,
      @ConfigProperty(name = "mingce.keys.vault.key") String key,
      @ConfigProperty(name = "mingce.keys.vault.token-file") Optional<String> tokenFile) {
    if (vaultAddress.isPresent()) {
      Path token = Path.of(required(tokenFile, "MINGCE_KEYS_VAULT_TOKEN_FILE"));
      return new VaultTransitKeyWrapping(
          HttpClient.newBuilder().connectTimeout(VAULT_TIMEOUT).build(),
          new VaultTransitSettings(vaultAddress.get(), mount, key, Optional.empty(), VAULT_TIMEOUT),
          () -> read(token).strip());
    }
    return LocalKeyWrapping.parse(read(Path.of(required(keysetFile, "MINGCE_KEYS_KEYSET_FILE"))));
  }

  private static String required(Optional<String> value, String variable) {
    return value.orElseThrow(() -> new IllegalStateException("set " + variable));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a key file", e);
    }
  }
}
