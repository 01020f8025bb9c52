package dev.mingce.stack.platform;

import dev.mingce.stack.demo.DemoLoader;
import dev.mingce.stack.issuer.Issuer;
import dev.mingce.stack.issuer.SigningKey;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.process.PortHolder;
import dev.mingce.stack.process.Watchdog;
import dev.mingce.stack.secrets.Secrets;
import dev.mingce.stack.testing.ReadyLine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code start}: runs the platform until it is told to stop or its standard input ends. */
public final class StartCommand {

  private static final long LOOK_EVERY_MILLIS = 300;

  private final Settings settings;
  private final Console console = new Console(System.out);
  private final CountDownLatch told = new CountDownLatch(1);

  private StartCommand(Settings settings) {
    this.settings = settings;
  }

  /** Returns the exit code when everything has stopped. */
  public static int run(Settings settings) throws IOException, InterruptedException {
    try (Home home = Home.take(settings.home())) {
      StartCommand command = new StartCommand(settings);
      command.prepare(home);
      return command.runOn(home);
    }
  }

  private void prepare(Home home) throws IOException {
    List<String> leftovers = home.endLeftovers();
    if (!leftovers.isEmpty()) {
      console.progress("ended what an earlier run left: " + String.join(", ", leftovers));
    }
    if (settings.fresh()) {
      home.deleteData();
      console.progress("deleted the data in " + settings.home());
    }
    for (PlatformService service : settings.services()) {
      if (!Files.exists(service.jar(settings.root()))) {
        throw new CannotStartException(
            service.folder() + " is not built: " + service.jar(settings.root()) + " is missing");
      }
    }
    settings
        .ports()
        .forEach((name, port) -> {
          if (isNeeded(name) && !PortHolder.isFree(port)) {
            throw new CannotStartException(
                "Port %d is taken by %s. End it, or set %s to another port."
                    .formatted(port, PortHolder.describe(port), name.variable()));
          }
        });
  }

  private boolean isNeeded(PlatformPort port) {
    boolean ofAnyService = false;
    for (PlatformService service : PlatformService.values()) {
      ofAnyService |= service.port() == port;
    }
    return !ofAnyService || settings.services().stream().anyMatch(s -> s.port() == port);
  }

  private int runOn(Home home) throws IOException, InterruptedException {
    RuntimeFile runtime = RuntimeFile.empty(settings.home());
    runtime.putPid("stack", ProcessHandle.current().pid());
    runtime.put("state", "starting");
    describe(runtime);
    Secrets secrets = Secrets.in(home.resolve("keys"));
    try (Watchdog watchdog = Watchdog.start()) {
      Platform platform = new Platform(settings, home, secrets, runtime, watchdog, console);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stopQuietly(platform)));
      Threads.EXECUTOR.execute(this::awaitEndOfInput);
      int exitCode = startAndWait(platform, runtime, secrets, home);
      platform.stop();
      runtime.delete();
      Files.deleteIfExists(home.stopRequest());
      return exitCode;
    }
  }

  private int startAndWait(Platform platform, RuntimeFile runtime, Secrets secrets, Home home)
      throws IOException, InterruptedException {
    CountDownLatch ready = new CountDownLatch(1);
    IOException[] failure = new IOException[1];
    Threads.EXECUTOR.execute(() -> {
      try {
        platform.start();
        runtime.put("state", "ready");
        welcome(secrets);
      } catch (IOException failed) {
        failure[0] = failed;
        told.countDown();
      } finally {
        ready.countDown();
      }
    });
    while (!told.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
      if (Files.exists(home.stopRequest())) {
        break;
      }
      if (ready.getCount() == 0) {
        platform.lookAfter();
      }
    }
    if (failure[0] != null) {
      console.warn(String.valueOf(failure[0].getMessage()));
      return 1;
    }
    console.progress("stopping");
    return 0;
  }

  private void welcome(Secrets secrets) throws IOException {
    console.print(new WelcomePage(settings).text());
    if (settings.machine()) {
      console.print(new ReadyLine(addresses()).text());
    }
    if (settings.demo()) {
      SigningKey key = secrets.signingKey();
      String issuer = Issuer.uri(settings.port(PlatformPort.ISSUER));
      console.progress("loading the sample");
      console.progress(
          DemoLoader.load(
                  URI.create(settings.url(PlatformPort.CUSTOMER)),
                  () -> key.sign(issuer, TokenSpec.role("steward")),
                  console::progress)
              .text());
    }
  }

  private void describe(RuntimeFile runtime) {
    addresses().forEach(runtime::put);
  }

  private Map<String, String> addresses() {
    Map<String, String> addresses = new TreeMap<>();
    settings
        .ports()
        .forEach((name, port) -> addresses.put("port." + name.name(), Integer.toString(port)));
    return addresses;
  }

  private void awaitEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Only its end means something.
      }
    } catch (IOException closed) {
      // Also an end.
    }
    told.countDown();
  }

  private static void stopQuietly(Platform platform) {
    try {
      platform.stop();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
