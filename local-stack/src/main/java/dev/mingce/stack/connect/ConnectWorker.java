package dev.mingce.stack.connect;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.RestartRequest;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.util.FutureCallback;

/** Kafka Connect inside this process. */
public final class ConnectWorker implements AutoCloseable {

  private final Connect<StandaloneHerder> connect;

  private ConnectWorker(Connect<StandaloneHerder> connect) {
    this.connect = connect;
  }

  /** The state of a connector together with that of its task. */
  public enum State {
    /** Not there yet, or between two states. */
    STARTING,
    /** Carries events. */
    RUNNING,
    /** Gave up and needs a restart. */
    FAILED
  }

  /**
   * Starts the worker.
   *
   * @param bootstrapServers where Kafka is
   * @param port of Connect's own API on 127.0.0.1
   */
  public static ConnectWorker start(String bootstrapServers, int port) {
    // Connect would stop by itself on SIGTERM, while the services still write and in a race with
    // the stop of Kafka.
    Exit.setShutdownHookAdder((name, hook) -> {});
    return new ConnectWorker(new WorkerStarter().startConnect(settings(bootstrapServers, port)));
  }

  /** Starts a connector, or changes it. */
  public void run(OutboxConnector connector, Map<String, String> variables) throws IOException {
    StackVariables.put(variables);
    Map<String, String> config = new TreeMap<>(connector.config());
    config.put("name", connector.name());
    FutureCallback<
            org.apache.kafka.connect.runtime.Herder.Created<
                org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo>>
        done = new FutureCallback<>();
    connect.herder().putConnectorConfig(connector.name(), config, true, done);
    await(connector.name(), done);
  }

  /** How a connector is doing. */
  public State state(String connector) {
    try {
      ConnectorStateInfo info = connect.herder().connectorStatus(connector);
      if (info.connector().state().equals("FAILED")
          || info.tasks().stream().anyMatch(task -> task.state().equals("FAILED"))) {
        return State.FAILED;
      }
      boolean running =
          !info.tasks().isEmpty()
              && info.tasks().stream().allMatch(task -> task.state().equals("RUNNING"));
      return running ? State.RUNNING : State.STARTING;
    } catch (NotFoundException notYet) {
      return State.STARTING;
    }
  }

  /** Restarts a connector and its task. */
  public void restart(String connector) throws IOException {
    FutureCallback<ConnectorStateInfo> done = new FutureCallback<>();
    connect.herder().restartConnectorAndTasks(new RestartRequest(connector, true, true), done);
    await(connector, done);
  }

  @Override
  public void close() {
    connect.stop();
    connect.awaitStop();
  }

  private static void await(String connector, FutureCallback<?> done) throws IOException {
    try {
      done.get();
    } catch (java.util.concurrent.ExecutionException | ConnectException refused) {
      throw new IOException("Connect refuses " + connector + ": " + refused.getMessage(), refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while starting " + connector, stopped);
    }
  }

  private static Map<String, String> settings(String bootstrapServers, int port) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("listeners", "http://127.0.0.1:" + port);
    settings.put("group.id", "mingce-connect");
    settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    settings.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
    settings.put("offset.storage.topic", "mingce.connect.offsets");
    settings.put("offset.storage.replication.factor", "1");
    settings.put("offset.storage.partitions", "1");
    settings.put("config.storage.topic", "mingce.connect.configs");
    settings.put("status.storage.topic", "mingce.connect.status");
    settings.put("offset.flush.interval.ms", "1000");
    settings.put("topic.creation.enable", "false");
    settings.put("plugin.discovery", "service_load");
    settings.put("config.providers", "env");
    settings.put("config.providers.env.class", StackVariables.class.getName());
    return settings;
  }
}
