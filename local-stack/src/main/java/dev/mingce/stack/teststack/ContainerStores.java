package dev.mingce.stack.teststack;

import dev.mingce.stack.platform.CannotStartException;
import dev.mingce.stack.postgres.PostgresServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL and Kafka as containers. */
final class ContainerStores implements Stores {

  private static final int POSTGRES_PORT = 5432;

  /** As much as a pod of the deployment has; the engine's own limit is a quarter of it. */
  private static final long SHARED_MEMORY = 256L << 20;

  private final List<GenericContainer<?>> started = new CopyOnWriteArrayList<>();

  @Override
  public String startPostgres(String password) {
    GenericContainer<?> postgres =
        new GenericContainer<>(DockerImageName.parse(ContainerSettings.POSTGRES_IMAGE))
            .withEnv(ContainerSettings.postgresEnvironment(password))
            .withCommand(ContainerSettings.postgresCommand().toArray(String[]::new))
            .withSharedMemorySize(SHARED_MEMORY)
            .withExposedPorts(POSTGRES_PORT)
            // By address: while the image initialises, the server listens on its socket only.
            .waitingFor(
                Wait.forSuccessfulCommand(
                    "pg_isready --host 127.0.0.1 --username " + PostgresServer.SUPERUSER));
    start(postgres);
    return "jdbc:postgresql://%s:%d/"
        .formatted(postgres.getHost(), postgres.getMappedPort(POSTGRES_PORT));
  }

  @Override
  public String startKafka() {
    KafkaContainer kafka =
        new KafkaContainer(DockerImageName.parse(ContainerSettings.KAFKA_IMAGE))
            .withEnv(ContainerSettings.kafkaEnvironment());
    start(kafka);
    return kafka.getBootstrapServers();
  }

  /** In good order; were this process killed, Testcontainers' own container would end them. */
  @Override
  public void close() {
    started.forEach(GenericContainer::stop);
  }

  private void start(GenericContainer<?> container) {
    started.add(container);
    try {
      container.start();
    } catch (RuntimeException failed) {
      throw new CannotStartException(
          container.getDockerImageName() + " did not start: " + deepestMessage(failed), failed);
    }
  }

  private static String deepestMessage(Throwable failed) {
    Throwable deepest = failed;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }
}
