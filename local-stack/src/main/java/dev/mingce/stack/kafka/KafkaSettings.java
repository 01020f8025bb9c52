package dev.mingce.stack.kafka;

import java.util.Map;
import java.util.TreeMap;

/** What a broker that is alone runs with, wherever it runs. */
public final class KafkaSettings {

  private KafkaSettings() {}

  /** The settings that depend neither on addresses nor on folders. */
  public static Map<String, String> ofOneNode() {
    Map<String, String> settings = new TreeMap<>();
    // A topic that nobody declared is a mistake in a name.
    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // After a crash the controller waits this long before it lets the broker come back.
    settings.put("broker.session.timeout.ms", "4000");
    settings.put("broker.heartbeat.interval.ms", "500");
    // One machine, one node: small buffers, few threads.
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.threads", "1");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    settings.put("log.index.size.max.bytes", "1048576");
    return settings;
  }
}
