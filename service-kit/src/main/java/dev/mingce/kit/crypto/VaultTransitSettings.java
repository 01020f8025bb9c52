package dev.mingce.kit.crypto;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the key-encryption key is in HashiCorp Vault. The token is not part of it, so that settings
 * may be logged.
 *
 * @param address e.g. {@code https://vault.example:8200}, without a path
 * @param mount path of the Transit engine, e.g. {@code transit}; may have several segments
 * @param key name of the key; its type must support associated data (aes256-gcm96 or
 *     chacha20-poly1305)
 * @param namespace Vault Enterprise namespace
 * @param timeout for one call as a whole, including connecting and the body
 */
public record VaultTransitSettings(
    URI address, String mount, String key, Optional<String> namespace, Duration timeout) {

  private static final Pattern PATH =
      Pattern.compile("(?!\\.+(/|$))[A-Za-z0-9._-]+(/(?!\\.+(/|$))[A-Za-z0-9._-]+)*");

  public VaultTransitSettings {
    String scheme = address.getScheme();
    boolean http = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!http
        || address.getHost() == null
        || !(address.getRawPath().isEmpty() || address.getRawPath().equals("/"))) {
      throw new IllegalArgumentException("The address of Vault is http(s)://host[:port]");
    }
    if (!PATH.matcher(mount).matches() || !PATH.matcher(key).matches() || key.indexOf('/') >= 0) {
      throw new IllegalArgumentException("Mount and key of Vault Transit are plain path segments");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("The timeout for Vault must be positive");
    }
  }

  /** How wrapped keys name this key: {@code vault:<mount>/<key>}. */
  public String keyUri() {
    return "vault:" + mount + "/" + key;
  }

  URI endpoint(String operation) {
    return address.resolve("/v1/" + mount + "/" + operation + "/" + key);
  }
}
