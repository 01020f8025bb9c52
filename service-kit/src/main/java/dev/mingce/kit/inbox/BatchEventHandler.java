package dev.mingce.kit.inbox;

import java.util.List;

/**
 * A handler that applies the events of a transaction together where that costs less than one by
 * one. What it publishes in doing so names the trace of the event that is its cause itself, since
 * no single one is current.
 */
public interface BatchEventHandler extends EventHandler {

  /** Applies events that were prepared together, as if one after the other in this order. */
  void handle(List<ReceivedEvent> events);

  @Override
  default void handle(ReceivedEvent event) {
    handle(List.of(event));
  }
}
