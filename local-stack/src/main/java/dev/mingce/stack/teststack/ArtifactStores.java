package dev.mingce.stack.teststack;

import dev.mingce.stack.kafka.KafkaBroker;
import dev.mingce.stack.postgres.PostgresServer;
import dev.mingce.stack.process.Ports;
import dev.mingce.stack.process.Watchdog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL as a child process, Kafka in this one. */
final class ArtifactStores implements Stores {

  private final Path programs;
  private final Path folder;
  private final Watchdog watchdog;
  private final List<Integer> ports = Ports.free(3);

  /**
   * Takes folders.
   *
   * @param programs keeps the unpacked PostgreSQL between runs
   * @param folder takes the data
   */
  ArtifactStores(Path programs, Path folder, Watchdog watchdog) {
    this.programs = programs;
    this.folder = folder;
    this.watchdog = watchdog;
  }

  @Override
  public String startPostgres(String password) throws IOException {
    PostgresServer.Options options =
        new PostgresServer.Options(
            programs,
            folder.resolve("postgres"),
            ports.get(0),
            false,
            password,
            folder.resolve("postgres.log"));
    return PostgresServer.start(options, watchdog).jdbcUrl("");
  }

  @Override
  public String startKafka() throws IOException {
    return KafkaBroker.start(folder.resolve("kafka"), ports.get(1), ports.get(2))
        .bootstrapServers();
  }

  @Override
  public void close() {
    // Nothing here is worth an orderly end: the watchdog kills PostgreSQL and deletes the folder.
  }
}
