package dev.mingce.stack.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One Kafka broker that is its own controller, inside this process, on the loopback interface. */
public final class KafkaBroker implements AutoCloseable {

  private final KafkaRaftServer server;
  private final int port;

  private KafkaBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Formats the data folder when it is new, and starts the broker.
   *
   * @param data the folder of the log segments
   * @param port where clients connect
   * @param controllerPort where the broker talks to itself as controller; may differ between starts
   */
  public static KafkaBroker start(Path data, int port, int controllerPort) throws IOException {
    Files.createDirectories(data);
    format(data);
    KafkaRaftServer server =
        new KafkaRaftServer(
            KafkaConfig.fromProps(settings(data, port, controllerPort)), Time.SYSTEM);
    server.startup();
    return new KafkaBroker(server, port);
  }

  /** The address for clients. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private static void format(Path data) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      new Formatter()
          .setPrintStream(nowhere)
          .setNodeId(1)
          .setClusterId(clusterId(data))
          .setDirectories(List.of(data.toString()))
          .setMetadataLogDirectory(data.toString())
          .setControllerListenerName("CONTROLLER")
          .setIgnoreFormatted(true)
          .run();
    } catch (IOException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException("Cannot format the folder of Kafka " + data, failed);
    }
  }

  /** The id is in the folder already unless the folder is new. */
  private static String clusterId(Path data) throws IOException {
    Path meta = data.resolve("meta.properties");
    if (Files.exists(meta)) {
      Properties known = new Properties();
      try (var reader = Files.newBufferedReader(meta)) {
        known.load(reader);
      }
      String id = known.getProperty("cluster.id");
      if (id != null) {
        return id;
      }
    }
    return Uuid.randomUuid().toString();
  }

  private static Properties settings(Path data, int port, int controllerPort) {
    String client = "PLAINTEXT://127.0.0.1:" + port;
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listeners", client + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", client);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", data.toString());
    settings.putAll(KafkaSettings.ofOneNode());
    return settings;
  }
}
