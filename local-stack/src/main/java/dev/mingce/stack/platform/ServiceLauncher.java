package dev.mingce.stack.platform;

import dev.mingce.stack.process.ChildProcess;
import dev.mingce.stack.process.Watchdog;
import dev.mingce.stack.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts a service as a JVM of its own. */
final class ServiceLauncher {

  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final int GIVE_UP_AFTER = 3;
  private static final long MAX_LOG_BYTES = 50L << 20;

  private final Settings settings;
  private final Secrets secrets;
  private final Home home;
  private final Watchdog watchdog;

  ServiceLauncher(Settings settings, Secrets secrets, Home home, Watchdog watchdog) {
    this.settings = settings;
    this.secrets = secrets;
    this.home = home;
    this.watchdog = watchdog;
  }

  ChildProcess launch(PlatformService service) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings.javaOptions());
    command.addAll(classArchive(service));
    // Later starts recognise the process by its data folder.
    command.add("-Dmingce.home=" + home.resolve(""));
    command.addAll(List.of("-jar", service.jar(settings.root()).toString()));
    Path log = home.log(service.folder());
    turnOver(log);
    ChildProcess process =
        ChildProcess.start(
            service.folder(), command, new ServiceEnvironment(settings, secrets).of(service), log);
    watchdog.watch(process.pid());
    return process;
  }

  /** Waits until the service says that it is ready; one that keeps ending is given up. */
  void awaitReady(PlatformService service, KeptAlive process) throws IOException {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    while (!Readiness.isReady(settings.url(service.port()))) {
      if (System.nanoTime() > deadline || process.restarts() >= GIVE_UP_AFTER) {
        throw new IOException(
            service.folder() + " does not become ready; see " + home.log(service.folder()));
      }
      ChildProcess.pause(LOOK_AGAIN);
    }
  }

  // The JVM writes the classes that it loaded when the service ends, which is two thirds of the
  // work of
  // the next start. An archive of other jars is noticed and replaced, but not without a warning.
  private List<String> classArchive(PlatformService service) throws IOException {
    Path archives = Files.createDirectories(settings.root().resolve("local-stack/target/archives"));
    return List.of(
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + archives.resolve(service.folder() + ".jsa"),
        "-Xlog:disable");
  }

  private static void turnOver(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
