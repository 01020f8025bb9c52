package dev.mingce.stack.platform;

import java.util.EnumMap;
import java.util.Map;

/**
 * The ports of the platform on 127.0.0.1; each can be set by the environment variable {@code
 * MINGCE_PORT_<NAME>}.
 */
public enum PlatformPort {
  /** customer-service. */
  CUSTOMER(8081),
  /** dedup-service. */
  DEDUP(8082),
  /** audit-service. */
  AUDIT(8083),
  /** notification-service. */
  NOTIFICATION(8084),
  /** The page of the inbox. */
  INBOX(8085),
  /** The token issuer. */
  ISSUER(8086),
  /** The trace sink. */
  TRACES(8087),
  /** Kafka Connect's own API. */
  CONNECT(8088),
  /** The inbox takes mail here. */
  SMTP(1025),
  /** Kafka. */
  KAFKA(9092),
  /** PostgreSQL. */
  POSTGRES(54320);

  private static final int MAX_PORT = 65_535;

  private final int usual;

  PlatformPort(int usual) {
    this.usual = usual;
  }

  /** The environment variable that sets it. */
  public String variable() {
    return "MINGCE_PORT_" + name();
  }

  /** All ports as an environment sets them. */
  public static Map<PlatformPort, Integer> from(Map<String, String> environment) {
    Map<PlatformPort, Integer> ports = new EnumMap<>(PlatformPort.class);
    for (PlatformPort port : values()) {
      String told = environment.get(port.variable());
      ports.put(port, told == null ? port.usual : parse(port.variable(), told));
    }
    return ports;
  }

  private static int parse(String variable, String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(variable + " is not a port: " + text, notANumber);
    }
    throw new IllegalArgumentException(variable + " is not a port: " + text);
  }
}
