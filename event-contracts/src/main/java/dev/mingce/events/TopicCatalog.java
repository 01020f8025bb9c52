package dev.mingce.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How every topic is to be created. Read from the resource {@code dev/mingce/events/topics.json},
 * which deployment tools may read as well: an array of topics.
 *
 * @param topics all topics, dead-letter topics included
 */
public record TopicCatalog(List<Topic> topics) {
  private static final String RESOURCE = "topics.json";

  /** Copies the list. */
  public TopicCatalog {
    topics = List.copyOf(topics);
  }

  /**
   * One topic.
   *
   * @param name name
   * @param partitions number of partitions; fixed for the life of the major version, since the key
   *     decides the partition
   * @param cleanupPolicy {@code delete} or {@code compact}
   * @param retentionMs milliseconds, or -1 for ever; for a compacted topic -1
   * @param config further topic settings, by Kafka's names
   */
  public record Topic(
      String name,
      int partitions,
      String cleanupPolicy,
      long retentionMs,
      Map<String, String> config) {
    /** Checks name and partitions. */
    public Topic {
      Require.text(name, "topic.name");
      Require.atLeast(1, partitions, "topic.partitions");
      Require.text(cleanupPolicy, "topic.cleanupPolicy");
      config = Require.copy(config);
    }
  }

  /** Reads the catalog of this version. */
  public static TopicCatalog load() {
    try (InputStream in = TopicCatalog.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing");
      }
      return new TopicCatalog(List.of(EventJson.read(in.readAllBytes(), Topic[].class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The topic of that name. */
  public Optional<Topic> find(String name) {
    return topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
  }
}
