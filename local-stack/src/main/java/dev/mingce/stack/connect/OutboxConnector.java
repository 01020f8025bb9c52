package dev.mingce.stack.connect;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The connector of one service as its file describes it.
 *
 * @param name the connector's name
 * @param config its settings, with placeholders
 */
public record OutboxConnector(String name, Map<String, String> config) {

  /** The publication that the migrations make; a connector can start when it is there. */
  public static final String PUBLICATION = "mingce_outbox";

  /** Copies the settings. */
  public OutboxConnector {
    config = Map.copyOf(config);
  }

  /** Reads the file of a service. */
  public static OutboxConnector of(Path root, String database) throws IOException {
    Path file = root.resolve(database + "-service/src/main/connect/outbox-connector.json");
    return new ObjectMapper().readValue(file.toFile(), OutboxConnector.class);
  }

  /** What the placeholders of a database's connector stand for. */
  public static Map<String, String> variables(
      String database, int port, String user, String password) {
    String prefix = "MINGCE_" + database.toUpperCase(Locale.ROOT) + "_DB_";
    return Map.of(
        prefix + "HOST", "127.0.0.1",
        prefix + "PORT", Integer.toString(port),
        prefix + "NAME", database,
        prefix + "CDC_USER", user,
        prefix + "CDC_PASSWORD", password);
  }
}
