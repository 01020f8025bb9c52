package dev.mingce.stack.teststack;

import dev.mingce.stack.issuer.Issuer;
import dev.mingce.stack.issuer.SigningKey;
import dev.mingce.stack.kafka.KafkaBroker;
import dev.mingce.stack.kafka.TopicCatalogue;
import dev.mingce.stack.postgres.Databases;
import dev.mingce.stack.postgres.PostgresServer;
import dev.mingce.stack.process.Ports;
import dev.mingce.stack.process.Watchdog;
import dev.mingce.stack.secrets.Secrets;
import dev.mingce.stack.testing.ReadyLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * PostgreSQL, Kafka and an issuer on random ports in a temporary folder. Says so in one line on
 * standard output, and ends when its standard input ends, which is when the process that started it
 * is gone.
 */
public final class TestStack {

  private final Path folder;
  private final Watchdog watchdog;
  private final String password = UUID.randomUUID().toString();

  private TestStack(Path folder, Watchdog watchdog) {
    this.folder = folder;
    this.watchdog = watchdog;
  }

  /** Takes one argument, the folder that keeps the unpacked PostgreSQL between runs. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("mingce-stack");
    Watchdog watchdog = Watchdog.start();
    watchdog.deleteAtEnd(folder);
    new TestStack(folder, watchdog).run(Path.of(arguments[0]));
  }

  private void run(Path store) throws Exception {
    List<Integer> ports = Ports.free(3);
    FutureTask<PostgresServer> postgres = inParallel(() -> startPostgres(store, ports.get(0)));
    FutureTask<SigningKey> generated = inParallel(SigningKey::generate);
    KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"), ports.get(1), ports.get(2));
    TopicCatalogue.load().createOn(kafka.bootstrapServers());
    SigningKey key = result(generated);
    Issuer issuer = Issuer.start(0, key, Map.of("test-service", password));
    PostgresServer server = result(postgres);
    Databases databases = new Databases(server, password);
    issuer.server().createContext("/control/databases", new DatabaseMaker(databases, password));
    System.out.println(
        new ReadyLine(
                Map.of(
                    "jdbc", server.jdbcUrl(""),
                    "password", password,
                    "kafka", kafka.bootstrapServers(),
                    "issuer", issuer.uri(),
                    "key", key.encoded(),
                    "keyset", Secrets.in(folder.resolve("keys")).keyset().toString(),
                    "folder", folder.toString(),
                    "postgresPid", Long.toString(server.pid())))
            .text());
    while (System.in.read() >= 0) {
      // Only its end means something.
    }
    // Nothing here is worth an orderly end: the watchdog kills PostgreSQL and deletes the folder.
    Runtime.getRuntime().halt(0);
  }

  private PostgresServer startPostgres(Path store, int port) throws IOException, SQLException {
    Path data = folder.resolve("postgres");
    Path log = folder.resolve("postgres.log");
    PostgresServer server =
        PostgresServer.start(
            new PostgresServer.Options(store, data, port, false, password, log), watchdog);
    new Databases(server, password).provision(user -> password);
    return server;
  }

  private static <T> FutureTask<T> inParallel(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static <T> T result(FutureTask<T> task) throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw new IOException("The test stack did not start", failed.getCause());
    }
  }
}
