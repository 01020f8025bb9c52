package dev.mingce.stack.teststack;

import dev.mingce.stack.issuer.Issuer;
import dev.mingce.stack.issuer.SigningKey;
import dev.mingce.stack.kafka.TopicCatalogue;
import dev.mingce.stack.platform.CannotStartException;
import dev.mingce.stack.postgres.Databases;
import dev.mingce.stack.process.Watchdog;
import dev.mingce.stack.secrets.Secrets;
import dev.mingce.stack.testing.ReadyLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * PostgreSQL, Kafka and an issuer on random ports, and a temporary folder. Says in one line on
 * standard output that it is ready, or why it did not start, and ends when its standard input ends,
 * which is when the process that started it is gone.
 */
public final class TestStack {

  private final Path folder;
  private final Stores stores;
  private final String password = UUID.randomUUID().toString();

  private TestStack(Path folder, Stores stores) {
    this.folder = folder;
    this.stores = stores;
  }

  /**
   * Takes two arguments: what the stores are made of, as in {@code mingce.stack}, and the folder
   * that keeps the unpacked PostgreSQL between runs.
   */
  public static void main(String[] arguments) throws IOException {
    int exitCode = 0;
    Path folder = Files.createTempDirectory("mingce-stack");
    Watchdog watchdog = Watchdog.start();
    watchdog.deleteAtEnd(folder);
    try (Stores stores = stores(arguments[0], Path.of(arguments[1]), folder, watchdog)) {
      new TestStack(folder, stores).run();
    } catch (CannotStartException refused) {
      System.out.println(oneLine(refused));
      exitCode = 1;
    } catch (Exception | LinkageError failed) {
      failed.printStackTrace();
      System.out.println(oneLine(failed));
      exitCode = 1;
    }
    // Kafka's threads would keep a process alive that could not start.
    Runtime.getRuntime().halt(exitCode);
  }

  private static Stores stores(String kind, Path programs, Path folder, Watchdog watchdog) {
    return switch (StoreKind.parse(kind)) {
      case ARTIFACTS -> new ArtifactStores(programs, folder, watchdog);
      case CONTAINERS -> {
        Docker.requireReachable();
        yield new ContainerStores();
      }
    };
  }

  private void run() throws IOException, InterruptedException {
    FutureTask<Databases> provisioned = inParallel(this::startPostgres);
    FutureTask<SigningKey> generated = inParallel(SigningKey::generate);
    String kafka = stores.startKafka();
    TopicCatalogue.load().createOn(kafka);
    SigningKey key = result(generated);
    Issuer issuer = Issuer.start(0, key, Map.of("test-service", password));
    Databases databases = result(provisioned);
    issuer.server().createContext("/control/databases", new DatabaseMaker(databases, password));
    System.out.println(
        new ReadyLine(
                Map.of(
                    "jdbc", databases.jdbcUrl(""),
                    "password", password,
                    "kafka", kafka,
                    "issuer", issuer.uri(),
                    "key", key.encoded(),
                    "keyset", Secrets.in(folder.resolve("keys")).keyset().toString(),
                    "folder", folder.toString()))
            .text());
    while (System.in.read() >= 0) {
      // Only its end means something.
    }
  }

  private Databases startPostgres() throws IOException, SQLException {
    String address = stores.startPostgres(password);
    Databases databases = new Databases(address::concat, password);
    databases.provision(user -> password);
    return databases;
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
      if (failed.getCause() instanceof CannotStartException refused) {
        throw refused;
      }
      throw new IOException(String.valueOf(failed.getCause()), failed.getCause());
    }
  }

  private static String oneLine(Throwable reason) {
    return String.valueOf(reason.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
