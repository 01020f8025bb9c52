package dev.mingce.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

  @TempDir Path store;

  @Test
  void processesThatUnpackAtTheSameTimeDoNotTripOverEachOther() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(waitingProcess());
    }
    for (Process process : processes) {
      process.getOutputStream().close();
    }

    List<String> homes = new ArrayList<>();
    for (Process process : processes) {
      homes.add(process.inputReader().readLine());
      assertThat(process.waitFor()).isZero();
    }

    assertThat(homes.stream().distinct()).hasSize(1);
    assertOnlyPostgresIsIn(store, Path.of(homes.getFirst()));
  }

  @Test
  void threadsThatUnpackAtTheSameTimeDoNotTripOverEachOther() {
    List<CompletableFuture<Path>> homes =
        Stream.generate(() -> CompletableFuture.supplyAsync(this::unpacked)).limit(2).toList();

    assertThat(homes.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  void startsAnewAfterAProcessThatWasKilledWhileItUnpacked() throws Exception {
    Path half = Files.createDirectories(store.resolve("unpacking/bin"));
    Files.writeString(half.resolve("postgres"), "half a program");

    assertOnlyPostgresIsIn(store, PostgresBinaries.unpackedBelow(store));
  }

  private Path unpacked() {
    try {
      return PostgresBinaries.unpackedBelow(store);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private Process waitingProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                UnpackedPostgres.class.getName(),
                store.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader();
    assertThat(output.readLine()).isEqualTo("waits");
    return process;
  }

  private static void assertOnlyPostgresIsIn(Path store, Path home) throws Exception {
    try (Stream<Path> entries = Files.list(store)) {
      assertThat(entries).containsExactlyInAnyOrder(home, store.resolve("unpacking.lock"));
    }
    Process version =
        new ProcessBuilder(home.resolve("bin/postgres").toString(), "--version").start();
    assertThat(version.inputReader().readLine()).startsWith("postgres (PostgreSQL) 18.");
  }
}
