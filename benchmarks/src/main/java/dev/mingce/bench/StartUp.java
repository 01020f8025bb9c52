package dev.mingce.bench;

import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long until everything is ready, and how much memory each process then holds (Linux, VmRSS).
 */
final class StartUp {
  private StartUp() {}

  static List<Figure> measure(PlatformProcess platform, Duration ready) throws IOException {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("start: everything ready", ready.toMillis() / 1_000.0, "s"));
    double total = 0;
    for (Map.Entry<String, Long> process : platform.pids().entrySet()) {
      double mebibytes = residentKibibytes(process.getValue()) / 1_024.0;
      total += mebibytes;
      figures.add(new Figure("memory: " + process.getKey(), mebibytes, "MiB"));
    }
    figures.add(new Figure("memory: all of these", total, "MiB"));
    return figures;
  }

  private static long residentKibibytes(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no memory figure for process " + pid);
  }
}
