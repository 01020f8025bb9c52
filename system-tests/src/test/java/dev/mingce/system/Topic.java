package dev.mingce.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A topic as an integrator reads it: from its beginning to where it ends now. */
record Topic(String bootstrapServers, String name) {

  private static final Duration POLL = Duration.ofMillis(200);

  /** All records that are there now. */
  List<ConsumerRecord<byte[], byte[]>> records() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(name).stream()
              .map(info -> new TopicPartition(name, info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }

  /** The names of all topics, internal ones too. */
  static Set<String> names(String bootstrapServers) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
      return new TreeSet<>(consumer.listTopics().keySet());
    }
  }

  /** All that a record holds: key, value and the values of its headers. */
  static Stream<byte[]> parts(ConsumerRecord<byte[], byte[]> record) {
    Stream<byte[]> headers = Arrays.stream(record.headers().toArray()).map(Header::value);
    return Stream.of(Stream.ofNullable(record.key()), Stream.ofNullable(record.value()), headers)
        .flatMap(part -> part)
        .filter(Objects::nonNull);
  }

  /** A header as text; empty when it is not there. */
  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    @Nullable Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? "" : text(header.value());
  }

  /** The key as text. */
  static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : text(record.key());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "exclude.internal.topics",
            "false",
            "isolation.level",
            "read_uncommitted"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
