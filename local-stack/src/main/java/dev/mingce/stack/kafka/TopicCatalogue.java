package dev.mingce.stack.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** The topics that the contract names, made on the broker before anyone writes to them. */
public final class TopicCatalogue {

  private static final String CONTRACT = "/dev/mingce/events/topics.json";

  /** What Connect needs besides the events; a deployment has to make the same topics. */
  private static final String OPERATIONS = "/dev/mingce/stack/operations-topics.json";

  private final List<Topic> topics;

  private TopicCatalogue(List<Topic> topics) {
    this.topics = List.copyOf(topics);
  }

  /** One topic as the catalogue writes it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Topic(
      String name,
      int partitions,
      @Nullable String cleanupPolicy,
      @Nullable Long retentionMs,
      @Nullable Map<String, String> config) {

    NewTopic asNewTopic() {
      Map<String, String> settings = new HashMap<>();
      if (cleanupPolicy != null) {
        settings.put("cleanup.policy", cleanupPolicy);
      }
      if (retentionMs != null) {
        settings.put("retention.ms", Long.toString(retentionMs));
      }
      if (config != null) {
        settings.putAll(config);
      }
      return new NewTopic(name, Optional.of(partitions), Optional.of((short) 1)).configs(settings);
    }
  }

  /** Reads the catalogue of the event contract, and that of the operation. */
  public static TopicCatalogue load() throws IOException {
    List<Topic> topics = new ArrayList<>(read(CONTRACT));
    topics.addAll(read(OPERATIONS));
    return new TopicCatalogue(topics);
  }

  /** The names of all topics. */
  public List<String> names() {
    return topics.stream().map(Topic::name).toList();
  }

  /** Creates what the broker does not have yet; existing topics stay as they are. */
  public void createOn(String bootstrapServers) throws IOException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          topics.stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(Topic::asNewTopic)
              .toList();
      admin.createTopics(missing).all().get();
    } catch (ExecutionException failed) {
      throw new IOException("Kafka did not create the topics", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while creating topics", stopped);
    }
  }

  private static List<Topic> read(String resource) throws IOException {
    try (InputStream source = TopicCatalogue.class.getResourceAsStream(resource)) {
      if (source == null) {
        throw new IOException("Not on the class path: " + resource);
      }
      return new ObjectMapper().readValue(source, new TypeReference<>() {});
    }
  }
}
