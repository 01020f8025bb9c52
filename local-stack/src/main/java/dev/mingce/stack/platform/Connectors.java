package dev.mingce.stack.platform;

import dev.mingce.stack.connect.ConnectWorker;
import dev.mingce.stack.connect.OutboxConnector;
import dev.mingce.stack.postgres.Databases;
import dev.mingce.stack.process.ChildProcess;
import dev.mingce.stack.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The connectors of the outboxes: each starts when its database is migrated, and is restarted when
 * it gives up.
 */
final class Connectors {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final ConnectWorker worker;
  private final Databases databases;
  private final Secrets secrets;
  private final Settings settings;
  private final Console console;
  private final List<String> running = new CopyOnWriteArrayList<>();

  Connectors(
      ConnectWorker worker,
      Databases databases,
      Secrets secrets,
      Settings settings,
      Console console) {
    this.worker = worker;
    this.databases = databases;
    this.secrets = secrets;
    this.settings = settings;
    this.console = console;
  }

  /** Waits for the migrations of a database, starts its connector, and waits until it runs. */
  void run(String database, Path root) throws IOException, SQLException {
    OutboxConnector connector = OutboxConnector.of(root, database);
    while (!databases.hasPublication(database, OutboxConnector.PUBLICATION)) {
      ChildProcess.pause(LOOK_AGAIN);
    }
    String user = Databases.cdcUser(database);
    worker.run(
        connector,
        OutboxConnector.variables(
            database, settings.port(PlatformPort.POSTGRES), user, secrets.databasePassword(user)));
    while (worker.state(connector.name()) != ConnectWorker.State.RUNNING) {
      ChildProcess.pause(LOOK_AGAIN);
    }
    running.add(connector.name());
    console.progress("connector " + connector.name() + " carries events");
  }

  /** Restarts what gave up since the last look. */
  void restartFailed() {
    for (String connector : running) {
      if (worker.state(connector) == ConnectWorker.State.FAILED) {
        console.warn("connector " + connector + " failed and is restarted; see logs/stack.log");
        try {
          worker.restart(connector);
        } catch (IOException notNow) {
          console.warn("connector " + connector + " could not be restarted yet");
        }
      }
    }
  }
}
