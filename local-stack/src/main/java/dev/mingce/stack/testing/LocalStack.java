package dev.mingce.stack.testing;

import dev.mingce.stack.issuer.SigningKey;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.postgres.Databases;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * PostgreSQL, Kafka and an issuer for tests. The databases are {@code customer}, {@code dedup},
 * {@code audit}, {@code notification} and {@code kit}; each has a user of its own name and a
 * replicating user {@code <name>_cdc}.
 */
public interface LocalStack {

  /** The key, in base64, of search hashes and cursors in tests. */
  String TEST_KEY = "dGVzdCBrZXkgb2YgMzIgYnl0ZXMsIG5vdCBzZWNyZXQ=";

  /**
   * The stack of this JVM, a process that the first call starts. The system property {@code
   * mingce.stack} says what its stores are made of: {@code artifacts}, which is usual, or {@code
   * containers}.
   */
  static LocalStack shared() {
    return TestStackClient.shared();
  }

  /** The JDBC address of a database, one of the five or a created one. */
  String jdbcUrl(String database);

  /** The password of any user of the databases. */
  String password(String user);

  /** The address of Kafka. All topics of the contract exist. */
  String bootstrapServers();

  /** The claim {@code iss} of every token; {@code /jwks.json} and {@code /token} are below it. */
  String issuer();

  /** The key that the issuer signs with. */
  SigningKey signingKey();

  /** A Tink keyset in JSON, made for this run, that wraps the keys of customers. */
  Path keysetFile();

  /**
   * Makes an empty database with the same users and rights as that of {@code owner}.
   *
   * @return its name
   */
  String createDatabase(String owner);

  /** A token as the issuer would sign it. */
  default String token(TokenSpec spec) {
    return signingKey().sign(issuer(), spec);
  }

  /** A token for a person in a role. */
  default String token(String role) {
    return token(TokenSpec.role(role));
  }

  /** Where the key set is. */
  default URI jwks() {
    return URI.create(issuer() + "/jwks.json");
  }

  /**
   * The settings that a service of this database runs with in a test; the owner is the service's
   * user.
   */
  default Map<String, String> settings(String owner, String database) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("quarkus.datasource.jdbc.url", jdbcUrl(database));
    settings.put("quarkus.datasource.username", owner);
    settings.put("quarkus.datasource.password", password(owner));
    String tables = Databases.owner(owner);
    if (!tables.equals(owner)) {
      settings.put("quarkus.flyway.username", tables);
      settings.put("quarkus.flyway.password", password(tables));
    }
    settings.put("kafka.bootstrap.servers", bootstrapServers());
    settings.put("mp.jwt.verify.issuer", issuer());
    settings.put("mp.jwt.verify.publickey.location", jwks().toString());
    settings.put("mingce.environment", "local");
    settings.put("mingce.issuer", issuer());
    settings.put("mingce.jwks.url", jwks().toString());
    settings.put("mingce.token.url", issuer() + "/token");
    settings.put("mingce.client.id", "test-service");
    settings.put("mingce.client.secret", password("test-service"));
    settings.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    settings.put("MINGCE_KEYS_INDEX", TEST_KEY);
    settings.put("MINGCE_KEYS_CURSOR", TEST_KEY);
    settings.put("MINGCE_KEYS_KEYSET_FILE", keysetFile().toString());
    settings.put("MINGCE_ENVIRONMENT", "local");
    settings.put("MINGCE_ISSUER", issuer());
    settings.put("MINGCE_JWKS_URL", jwks().toString());
    settings.put("MINGCE_TOKEN_URL", issuer() + "/token");
    settings.put("MINGCE_CLIENT_ID", "test-service");
    settings.put("MINGCE_CLIENT_SECRET", password("test-service"));
    return settings;
  }
}
