package dev.mingce.kit.inbox;

import dev.mingce.kit.problem.Faults;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One consumer of one handler on a thread of its own: poll, apply, commit the position, and wait
 * out faults.
 */
final class ConsumerLoop implements Runnable {
  private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(15);

  // A batch that failed this often may be too much for one transaction.
  private static final int WHOLE_ATTEMPTS = 4;

  private final EventHandler handler;
  private final String name;
  private final EventProcessor processor;
  private final Map<String, Object> settings;
  private final MeterRegistry metrics;

  private volatile boolean stopping;
  private volatile @Nullable KafkaConsumer<String, byte[]> current;
  private volatile Instant lastPoll = Instant.now();
  private boolean waiting;

  /**
   * A loop.
   *
   * @param number tells the loops of one handler apart, from 0
   */
  ConsumerLoop(
      EventHandler handler,
      int number,
      EventProcessor processor,
      Map<String, Object> kafka,
      MeterRegistry metrics) {
    this.handler = handler;
    this.name = number == 0 ? handler.consumer() : handler.consumer() + "-" + number;
    this.processor = processor;
    this.metrics = metrics;
    this.settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, handler.consumer());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, handler.mostAtOnce());
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 15_000);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
  }

  String name() {
    return name;
  }

  Instant lastPoll() {
    return lastPoll;
  }

  void stop() {
    stopping = true;
    KafkaConsumer<String, byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  @Override
  public void run() {
    Duration backoff = FIRST_BACKOFF;
    while (!stopping) {
      try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings);
          KafkaClientMetrics bound = new KafkaClientMetrics(consumer)) {
        bound.bindTo(metrics);
        current = consumer;
        consume(consumer);
      } catch (WakeupException e) {
        // Only stop() wakes it up.
      } catch (RuntimeException | Error e) {
        // An error too: without this thread nobody reads the topics, and nobody would notice soon.
        LOG.warnf("%s lost its consumer: %s", handler.consumer(), Faults.describe(e));
        pause(backoff);
        backoff = longer(backoff);
      } finally {
        current = null;
      }
    }
  }

  private void consume(KafkaConsumer<String, byte[]> consumer) {
    waiting = false;
    consumer.subscribe(handler.topics(), new PausedWhileWaiting(consumer));
    while (!stopping) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      lastPoll = Instant.now();
      if (!records.isEmpty()) {
        applyUntilDone(consumer, records);
      }
    }
  }

  private void applyUntilDone(
      KafkaConsumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> records) {
    List<RawEvent> batch = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> message : records) {
      batch.add(RawEvent.of(message));
    }
    Duration backoff = FIRST_BACKOFF;
    for (int attempt = 1; !stopping; attempt++) {
      try {
        if (attempt <= WHOLE_ATTEMPTS) {
          processor.process(handler, batch);
        } else {
          processor.processOneByOne(handler, batch);
        }
        commit(consumer, records);
        return;
      } catch (RuntimeException e) {
        if (e instanceof WakeupException) {
          throw e;
        }
        LOG.warnf("%s waits %s: %s", handler.consumer(), backoff, Faults.describe(e));
        keepMembership(consumer, backoff);
        backoff = longer(backoff);
      }
    }
  }

  private void commit(
      KafkaConsumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> records) {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<String, byte[]>> ofPartition = records.records(partition);
      positions.put(
          partition, new OffsetAndMetadata(ofPartition.get(ofPartition.size() - 1).offset() + 1));
    }
    try {
      consumer.commitSync(positions);
    } catch (org.apache.kafka.clients.consumer.CommitFailedException e) {
      // The partitions went to another instance; the inbox keeps its second delivery from taking
      // effect.
      LOG.infof("%s lost partitions before it could commit its position", handler.consumer());
    }
  }

  // Polling without fetching: a member that does not poll for five minutes is thrown out of its
  // group.
  private void keepMembership(KafkaConsumer<String, byte[]> consumer, Duration wait) {
    waiting = true;
    consumer.pause(consumer.assignment());
    try {
      Instant end = Instant.now().plus(wait);
      while (!stopping && Instant.now().isBefore(end)) {
        consumer.poll(Duration.ofMillis(100));
        lastPoll = Instant.now();
      }
    } finally {
      waiting = false;
      consumer.resume(consumer.assignment());
    }
  }

  private void pause(Duration wait) {
    Instant end = Instant.now().plus(wait);
    while (!stopping && Instant.now().isBefore(end)) {
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static Duration longer(Duration backoff) {
    Duration doubled = backoff.multipliedBy(2);
    return doubled.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : doubled;
  }

  private final class PausedWhileWaiting implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, byte[]> consumer;

    PausedWhileWaiting(KafkaConsumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // Positions are committed right after each batch; there is nothing left to do here.
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (waiting) {
        consumer.pause(partitions);
      }
    }
  }
}
