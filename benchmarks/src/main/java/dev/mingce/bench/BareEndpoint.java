package dev.mingce.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A Quarkus application with one endpoint that answers a constant, in a process of its own. */
final class BareEndpoint implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private BareEndpoint(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param size of the answer, in bytes
   */
  static BareEndpoint start(int size) throws IOException {
    Path jar =
        Path.of(System.getProperty("mingce.root", "."))
            .resolve("benchmarks/bare/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IOException("build the module benchmarks/bare first");
    }
    int port = freePort();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-Dbare.size=" + size,
                    "-Dquarkus.http.port=" + port,
                    "-jar",
                    jar.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    BareEndpoint endpoint = new BareEndpoint(process, port);
    endpoint.await();
    return endpoint;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port + "/constant");
  }

  private void await() throws IOException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
    close();
    throw new IOException("the bare endpoint did not start");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
