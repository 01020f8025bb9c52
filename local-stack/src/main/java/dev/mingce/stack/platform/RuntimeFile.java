package dev.mingce.stack.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What runs now, for other processes: {@code pid.<name>} of every process, {@code url.<name>} of
 * every address, and {@code state}. Uses the JDK only.
 */
public final class RuntimeFile {

  private static final String PID = "pid.";

  private final Path file;
  private final Properties values = new Properties();

  private RuntimeFile(Path file) {
    this.file = file;
  }

  /** A file that says nothing yet. */
  static RuntimeFile empty(Path home) {
    return new RuntimeFile(home.resolve("runtime.properties"));
  }

  /** What an earlier or the present run wrote; empty when there was none. */
  public static RuntimeFile read(Path home) {
    RuntimeFile runtime = empty(home);
    if (Files.exists(runtime.file)) {
      try (Reader reader = Files.newBufferedReader(runtime.file)) {
        runtime.values.load(reader);
      } catch (IOException unreadable) {
        throw new UncheckedIOException("Cannot read " + runtime.file, unreadable);
      }
    }
    return runtime;
  }

  /** The process ids by name, in order of name. */
  public Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    values.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PID))
        .sorted()
        .forEach(name ->
            pids.put(name.substring(PID.length()), Long.parseLong(values.getProperty(name))));
    return pids;
  }

  /** Any other value; empty when unknown. */
  public String get(String name) {
    return values.getProperty(name, "");
  }

  synchronized void put(String name, String value) {
    values.setProperty(name, value);
    write();
  }

  synchronized void putPid(String name, long pid) {
    put(PID + name, Long.toString(pid));
  }

  synchronized void removePid(String name) {
    values.remove(PID + name);
    write();
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Written beside and moved: readers see the old or the new one. */
  private void write() {
    try {
      StringWriter text = new StringWriter();
      values.store(text, null);
      Path staging = file.resolveSibling(file.getFileName() + ".tmp");
      Files.writeString(staging, text.toString());
      Files.move(staging, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write " + file, failed);
    }
  }
}
