package dev.mingce.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Starts a loop for every {@link EventHandler} of the service, and says whether they still poll.
 */
@Readiness
@ApplicationScoped
public class Consumers implements HealthCheck {
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final List<EventHandler> handlers;
  private final EventProcessor processor;
  private final Map<String, Object> kafka;
  private final MeterRegistry metrics;
  private final boolean enabled;
  private final List<ConsumerLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  Consumers(
      @All List<EventHandler> handlers,
      EventProcessor processor,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      MeterRegistry metrics,
      @ConfigProperty(name = "mingce.consumers.enabled") boolean enabled) {
    this.handlers = handlers;
    this.processor = processor;
    this.kafka = kafka;
    this.metrics = metrics;
    this.enabled = enabled;
  }

  void start(@Observes StartupEvent event) {
    if (!enabled) {
      return;
    }
    for (EventHandler handler : handlers) {
      for (int number = 0; number < handler.threads(); number++) {
        ConsumerLoop loop = new ConsumerLoop(handler, number, processor, kafka, metrics);
        loops.add(loop);
        threads.add(Thread.ofPlatform().name("consumer-" + loop.name()).daemon().start(loop));
      }
    }
  }

  void stop(@Observes ShutdownEvent event) {
    loops.forEach(ConsumerLoop::stop);
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("consumers").up();
    for (ConsumerLoop loop : loops) {
      boolean polls = Duration.between(loop.lastPoll(), Instant.now()).compareTo(SILENCE) < 0;
      response.withData(loop.name(), polls ? "polling" : "silent");
      if (!polls) {
        response.down();
      }
    }
    return response.build();
  }
}
