package dev.mingce.stack.connect;

import java.util.Map;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.cli.AbstractConnectCli;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.rest.RestClient;
import org.apache.kafka.connect.runtime.rest.RestServer;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.storage.KafkaOffsetBackingStore;
import org.apache.kafka.connect.util.SharedTopicAdmin;

/**
 * A single worker without a group to join, which starts at once, but with its offsets in a Kafka
 * topic, because the standalone worker's file is torn when the process is killed while it writes.
 */
final class WorkerStarter extends AbstractConnectCli<StandaloneHerder, DistributedConfig> {

  @Override
  protected String usage() {
    return "";
  }

  @Override
  protected DistributedConfig createConfig(Map<String, String> settings) {
    return new DistributedConfig(settings);
  }

  @Override
  protected StandaloneHerder createHerder(
      DistributedConfig config,
      String workerId,
      Plugins plugins,
      ConnectorClientConfigOverridePolicy policy,
      RestServer restServer,
      RestClient restClient) {
    JsonConverter offsets = new JsonConverter();
    offsets.configure(Map.of("schemas.enable", "false"), true);
    KafkaOffsetBackingStore store =
        new KafkaOffsetBackingStore(
            new SharedTopicAdmin(config.originals()), () -> "mingce-offsets", offsets);
    store.configure(config);
    Worker worker = new Worker(workerId, Time.SYSTEM, plugins, config, store, policy);
    return new StandaloneHerder(worker, config.kafkaClusterId(), policy);
  }
}
