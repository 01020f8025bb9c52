package dev.mingce.kit.production;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The settings that can make a deployment unsafe. Its text hides the keys. */
record StartSettings(
    String environment,
    Optional<String> issuer,
    Optional<String> audience,
    Optional<String> keySet,
    Optional<String> indexKey,
    Optional<String> cursorKey) {

  static StartSettings read() {
    Config config = ConfigProvider.getConfig();
    return new StartSettings(
        config.getOptionalValue("mingce.environment", String.class).orElse("production"),
        config.getOptionalValue("mp.jwt.verify.issuer", String.class),
        config.getOptionalValue("mp.jwt.verify.audiences", String.class),
        config.getOptionalValue("mp.jwt.verify.publickey.location", String.class),
        config.getOptionalValue("mingce.keys.index", String.class),
        config.getOptionalValue("mingce.keys.cursor", String.class));
  }

  boolean isProduction() {
    return !environment.equals("local") && !environment.equals("test");
  }

  @Override
  public String toString() {
    return "StartSettings[" + environment + "]";
  }
}
