package dev.mingce.bench;

import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long until everything is ready, on an empty folder and again on its data, and how much memory
 * each process then holds (Linux, VmRSS).
 */
final class StartUp {
  private static final int AGAIN = 3;

  private StartUp() {}

  static List<Figure> measure(Path folder) throws IOException {
    long begin = System.nanoTime();
    try (PlatformProcess platform = Benchmarks.start(folder, "all", Map.of())) {
      double first = seconds(begin);
      List<Double> again = new ArrayList<>();
      for (int i = 0; i < AGAIN; i++) {
        platform.stop();
        begin = System.nanoTime();
        platform.restart();
        again.add(seconds(begin));
      }
      List<Figure> figures = new ArrayList<>();
      figures.add(new Figure("start: everything ready, empty folder", first, "s"));
      figures.add(
          new Figure(
              "start: everything ready, again (median of " + AGAIN + ")",
              CreateLoad.median(again),
              "s"));
      figures.addAll(memory(platform));
      return figures;
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static List<Figure> memory(PlatformProcess platform) throws IOException {
    List<Figure> figures = new ArrayList<>();
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
