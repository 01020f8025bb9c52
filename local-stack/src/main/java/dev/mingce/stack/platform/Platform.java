package dev.mingce.stack.platform;

import dev.mingce.stack.connect.ConnectWorker;
import dev.mingce.stack.inbox.Inbox;
import dev.mingce.stack.issuer.Issuer;
import dev.mingce.stack.kafka.KafkaBroker;
import dev.mingce.stack.kafka.TopicCatalogue;
import dev.mingce.stack.postgres.Databases;
import dev.mingce.stack.postgres.PostgresServer;
import dev.mingce.stack.process.ChildProcess;
import dev.mingce.stack.process.ChildProcess.Signal;
import dev.mingce.stack.process.Ports;
import dev.mingce.stack.process.Watchdog;
import dev.mingce.stack.secrets.Secrets;
import dev.mingce.stack.traces.TraceSink;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Starts everything as early as its order allows, and stops it in the opposite order. */
final class Platform {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final Duration SERVICE_STOP = Duration.ofSeconds(20);
  private static final Duration POSTGRES_STOP = Duration.ofSeconds(20);

  private final Settings settings;
  private final Home home;
  private final Secrets secrets;
  private final RuntimeFile runtime;
  private final Watchdog watchdog;
  private final Console console;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final List<KeptAlive> services = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Connectors connectors;
  private boolean stopping;

  Platform(
      Settings settings,
      Home home,
      Secrets secrets,
      RuntimeFile runtime,
      Watchdog watchdog,
      Console console) {
    this.settings = settings;
    this.home = home;
    this.secrets = secrets;
    this.runtime = runtime;
    this.watchdog = watchdog;
    this.console = console;
  }

  /** Starts everything and returns when all of it is ready. */
  void start() throws IOException {
    Steps steps = new Steps();
    var databases = steps.begin("PostgreSQL", this::startPostgres);
    var kafka = steps.begin("Kafka", this::startKafka);
    steps.begin("inbox, issuer and traces", this::startSmallServers);
    var worker = steps.begin("Connect", () -> startConnect(kafka.get()));
    for (PlatformService service : settings.services()) {
      steps.begin(
          service.folder(),
          () -> {
            databases.get();
            return startService(service);
          });
    }
    steps.begin(
        "connectors",
        () -> {
          Connectors made =
              new Connectors(worker.get(), databases.get(), secrets, settings, console);
          connectors = made;
          Steps each = new Steps();
          for (PlatformService service : settings.services()) {
            each.begin(
                "connector of " + service.folder(),
                () -> {
                  made.run(service.database(), settings.root());
                  return service;
                });
          }
          each.awaitAll();
          awaitStartedByHand(made);
          return made;
        });
    steps.awaitAll();
  }

  /**
   * A service that a developer starts by hand gets its connector as well, whenever it has migrated
   * its database.
   */
  private void awaitStartedByHand(Connectors made) {
    for (PlatformService service : PlatformService.values()) {
      if (!settings.services().contains(service)) {
        Threads.EXECUTOR.execute(() -> {
          try {
            made.run(service.database(), settings.root());
          } catch (IOException | SQLException | IllegalStateException failed) {
            warnUnlessStopping(service, failed);
          }
        });
      }
    }
  }

  private synchronized void warnUnlessStopping(PlatformService service, Exception failed) {
    if (!stopping) {
      console.warn("no connector for " + service.folder() + ": " + failed.getMessage());
    }
  }

  /** One look at what cannot report its own failure. */
  void lookAfter() {
    Connectors running = connectors;
    if (running != null) {
      running.restartFailed();
    }
  }

  /** Stops the services first and PostgreSQL last. A second caller waits for the first. */
  void stop() throws InterruptedException {
    synchronized (this) {
      if (stopping) {
        stopped.await();
        return;
      }
      stopping = true;
    }
    Threads.EXECUTOR.execute(Platform::haltWhenStopHangs);
    List<KeptAlive> running;
    synchronized (services) {
      running = List.copyOf(services);
    }
    running.parallelStream().forEach(service -> service.stop(Signal.TERMINATE, SERVICE_STOP));
    console.progress("services stopped");
    connectors = null;
    while (true) {
      AutoCloseable last;
      synchronized (started) {
        last = started.pollFirst();
      }
      if (last == null) {
        break;
      }
      close(last);
    }
    console.progress("Kafka and PostgreSQL stopped");
    stopped.countDown();
  }

  /** The watchdog then ends what is left, and the data is as safe as after a crash. */
  private static void haltWhenStopHangs() {
    ChildProcess.pause(STOP_LIMIT);
    Runtime.getRuntime().halt(1);
  }

  private void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception failed) {
      console.warn("did not stop in order: " + failed.getMessage());
    }
  }

  private void onStop(AutoCloseable part) {
    synchronized (started) {
      started.addFirst(part);
    }
  }

  private Databases startPostgres() throws IOException, SQLException {
    PostgresServer.Options options =
        new PostgresServer.Options(
            home.resolve("programs"),
            home.resolve("postgres"),
            settings.port(PlatformPort.POSTGRES),
            true,
            secrets.databasePassword(PostgresServer.SUPERUSER),
            home.log("postgres"));
    PostgresServer[] first = new PostgresServer[1];
    KeptAlive postgres =
        new KeptAlive(
            "postgres",
            () -> {
              PostgresServer server = PostgresServer.start(options, watchdog);
              first[0] = server;
              return server.process();
            },
            watchdog,
            runtime,
            console);
    postgres.start();
    synchronized (started) {
      // PostgreSQL stops last, however late it was ready.
      started.addLast(() -> postgres.stop(Signal.INTERRUPT, POSTGRES_STOP));
    }
    Databases databases =
        new Databases(first[0]::jdbcUrl, secrets.databasePassword(PostgresServer.SUPERUSER));
    Map<String, String> passwords = new HashMap<>();
    for (String name : Databases.NAMES) {
      for (String user : Databases.users(name)) {
        passwords.put(user, secrets.databasePassword(user));
      }
    }
    databases.provision(user -> passwords.getOrDefault(user, ""));
    console.progress("PostgreSQL accepts connections");
    return databases;
  }

  private KafkaBroker startKafka() throws IOException {
    KafkaBroker broker =
        KafkaBroker.start(
            home.resolve("kafka"), settings.port(PlatformPort.KAFKA), Ports.free(1).getFirst());
    onStop(broker);
    TopicCatalogue.load().createOn(broker.bootstrapServers());
    console.progress("Kafka has its topics");
    return broker;
  }

  private ConnectWorker startConnect(KafkaBroker broker) {
    ConnectWorker worker =
        ConnectWorker.start(broker.bootstrapServers(), settings.port(PlatformPort.CONNECT));
    onStop(worker);
    console.progress("Connect runs");
    return worker;
  }

  private Boolean startSmallServers() throws IOException {
    Map<String, String> clients = new HashMap<>();
    for (PlatformService service : PlatformService.values()) {
      clients.put(service.folder(), secrets.clientSecret(service.folder()));
    }
    onStop(Issuer.start(settings.port(PlatformPort.ISSUER), secrets.signingKey(), clients));
    onStop(TraceSink.start(home.resolve("traces"), settings.port(PlatformPort.TRACES)));
    onStop(
        Inbox.start(
            home.resolve("inbox"),
            settings.port(PlatformPort.SMTP),
            settings.port(PlatformPort.INBOX)));
    console.progress("inbox, issuer and trace sink listen");
    return true;
  }

  private PlatformService startService(PlatformService service) throws IOException {
    ServiceLauncher launcher = new ServiceLauncher(settings, secrets, home, watchdog);
    KeptAlive kept =
        new KeptAlive(service.folder(), () -> launcher.launch(service), watchdog, runtime, console);
    synchronized (services) {
      services.add(kept);
    }
    kept.start();
    launcher.awaitReady(service, kept);
    console.progress(service.folder() + " is ready");
    return service;
  }
}
