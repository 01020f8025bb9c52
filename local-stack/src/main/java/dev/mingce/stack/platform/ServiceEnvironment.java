package dev.mingce.stack.platform;

import dev.mingce.stack.issuer.Issuer;
import dev.mingce.stack.postgres.Databases;
import dev.mingce.stack.secrets.Secrets;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables of a service, the same that a deployment sets. */
public final class ServiceEnvironment {

  private final Settings settings;
  private final Secrets secrets;

  /** For a platform with these ports and secrets. */
  public ServiceEnvironment(Settings settings, Secrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  /** What a service is told. */
  public Map<String, String> of(PlatformService service) throws IOException {
    Map<String, String> variables = new LinkedHashMap<>();
    String database = service.database();
    String issuer = Issuer.uri(settings.port(PlatformPort.ISSUER));
    variables.put("MINGCE_ENVIRONMENT", "local");
    variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    variables.put("QUARKUS_HTTP_PORT", port(service.port()));
    variables.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:postgresql://127.0.0.1:" + port(PlatformPort.POSTGRES) + "/" + database);
    variables.put("QUARKUS_DATASOURCE_USERNAME", database);
    variables.put("QUARKUS_DATASOURCE_PASSWORD", secrets.databasePassword(database));
    variables.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + port(PlatformPort.KAFKA));
    variables.put("MINGCE_ISSUER", issuer);
    variables.put("MINGCE_JWKS_URL", Issuer.jwksUri(issuer).toString());
    variables.put("MINGCE_TOKEN_URL", issuer + "/token");
    variables.put("MINGCE_CLIENT_ID", service.folder());
    variables.put("MINGCE_CLIENT_SECRET", secrets.clientSecret(service.folder()));
    variables.put("MINGCE_CUSTOMER_SERVICE_URL", settings.url(PlatformPort.CUSTOMER));
    variables.put("MINGCE_PUBLIC_URL", settings.url(service.port()));
    variables.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", settings.url(PlatformPort.TRACES));
    variables.put("QUARKUS_MAILER_HOST", "127.0.0.1");
    variables.put("QUARKUS_MAILER_PORT", port(PlatformPort.SMTP));
    variables.put("MINGCE_KEYS_INDEX", secrets.key("index", service.folder()));
    variables.put("MINGCE_KEYS_CURSOR", secrets.key("cursor", service.folder()));
    if (service == PlatformService.CUSTOMER) {
      variables.put("MINGCE_KEYS_KEYSET_FILE", secrets.keyset().toString());
    }
    if (service == PlatformService.AUDIT) {
      String owner = Databases.owner(database);
      variables.put("QUARKUS_FLYWAY_USERNAME", owner);
      variables.put("QUARKUS_FLYWAY_PASSWORD", secrets.databasePassword(owner));
      variables.put("MINGCE_AUDIT_LOG_SIGNING_KEY", secrets.logKey("localhost/mingce-audit"));
    }
    return variables;
  }

  private String port(PlatformPort port) {
    return Integer.toString(settings.port(port));
  }
}
