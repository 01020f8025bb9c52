package dev.mingce.kit.inbox;

import java.util.List;
import java.util.Set;

/**
 * What a service does with events. The kit calls it so that each event takes effect exactly once:
 * {@link #handle} runs in one transaction with the inbox row of its event.
 *
 * <p>Failures: {@link dev.mingce.events.MalformedEventException} means that this event can never be
 * read, so it goes to the dead-letter topic and its key is parked; a transient fault (see {@link
 * dev.mingce.kit.problem.Faults}) is retried with backoff for as long as it lasts; anything else is
 * retried a few times and then treated as malformed.
 */
public interface EventHandler {
  /** Name of the consumer group and of its inbox, for example {@code audit-service}. */
  String consumer();

  Set<String> topics();

  /** The event types that it understands; others are counted and skipped. */
  Set<String> types();

  /**
   * How many threads of an instance consume, each its share of the partitions. More than one helps
   * where a batch waits for another instance's or thread's transaction after work of its own.
   */
  default int threads() {
    return 1;
  }

  /** How many events are applied in one transaction at most. */
  default int mostAtOnce() {
    return 500;
  }

  /**
   * Called before the transaction of a batch, for what must not happen inside one, such as fetching
   * keys from another service. May be called again for the same events.
   */
  default void prepare(List<ReceivedEvent> batch) {}

  /** Applies one event. Called inside the transaction, in the order of the key. */
  void handle(ReceivedEvent event);
}
