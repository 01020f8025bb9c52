package dev.mingce.stack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mingce.stack.process.ChildProcess;
import dev.mingce.stack.process.ChildProcess.Signal;
import dev.mingce.stack.process.Watchdog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptAliveTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void startsAKilledProcessAgainAndSaysSo() throws IOException {
    RuntimeFile runtime = RuntimeFile.empty(folder);
    try (Watchdog watchdog = Watchdog.start()) {
      KeptAlive kept = kept("sleep 1000", watchdog, runtime);
      kept.start();
      long first = runtime.pids().get("fake-service");

      ProcessHandle.of(first).orElseThrow().destroyForcibly();

      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> runtime.pids().getOrDefault("fake-service", first) != first);
      assertThat(said.toString(StandardCharsets.UTF_8))
          .contains("fake-service ended unexpectedly and is started again in 500 ms")
          .contains("fake.log");
      kept.stop(Signal.TERMINATE, Duration.ofSeconds(5));
      assertThat(kept.restarts()).isEqualTo(1);
    }
  }

  @Test
  void leavesAProcessAloneThatWasStopped() throws IOException {
    RuntimeFile runtime = RuntimeFile.empty(folder);
    try (Watchdog watchdog = Watchdog.start()) {
      KeptAlive kept = kept("sleep 1000", watchdog, runtime);
      kept.start();

      kept.stop(Signal.TERMINATE, Duration.ofSeconds(5));

      assertThat(runtime.pids()).isEmpty();
      assertThat(kept.restarts()).isZero();
      assertThat(said.size()).isZero();
    }
  }

  @Test
  void theWatchdogEndsWhatIsStillWatched() throws IOException {
    RuntimeFile runtime = RuntimeFile.empty(folder);
    Watchdog watchdog = Watchdog.start();
    ChildProcess process = sleeping(watchdog, "sleep 1000");
    runtime.putPid("fake-service", process.pid());

    watchdog.close();

    assertThat(process.awaitEnd(Duration.ofSeconds(10))).isTrue();
  }

  private KeptAlive kept(String script, Watchdog watchdog, RuntimeFile runtime) {
    return new KeptAlive(
        "fake-service",
        () -> sleeping(watchdog, script),
        watchdog,
        runtime,
        new Console(new PrintStream(said, true, StandardCharsets.UTF_8)));
  }

  private ChildProcess sleeping(Watchdog watchdog, String script) throws IOException {
    ChildProcess process =
        ChildProcess.start(
            "fake", List.of("sh", "-c", "exec " + script), Map.of(), folder.resolve("fake.log"));
    watchdog.watch(process.pid());
    return process;
  }
}
