package dev.mingce.dedup.duplicates;

import dev.mingce.events.DedupDecision;
import dev.mingce.kit.outbox.OutboxMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of pairs in one step, to be written together. For use by one thread. */
final class PairChanges {

  private final Map<UUID, String> traces;
  private final Map<UUID, Pair> saved = new LinkedHashMap<>();
  private final List<OutboxMessage> messages = new ArrayList<>();

  /** Changes whose cause is what happens now. */
  PairChanges() {
    this(Map.of());
  }

  /**
   * Changes that different customers are the cause of.
   *
   * @param traces the trace in which a customer changed
   */
  PairChanges(Map<UUID, String> traces) {
    this.traces = Map.copyOf(traces);
  }

  void save(Pair pair) {
    saved.put(pair.id(), pair);
  }

  /** The pair is suspected for the first time, or again. */
  void found(Pair pair) {
    publish(PairEvents.found(pair));
  }

  /** A merge, or a look by a person, is asked for. */
  void requested(Pair pair) {
    publish(PairEvents.requested(pair));
  }

  void withdraw(Pair pair, WithdrawalReason reason) {
    save(pair);
    publish(PairEvents.withdrawn(pair, reason));
  }

  List<Pair> pairs() {
    return List.copyOf(saved.values());
  }

  List<OutboxMessage> messages() {
    return List.copyOf(messages);
  }

  private void publish(DedupDecision decision) {
    messages.add(PairEvents.message(decision, trace(decision.left(), decision.right())));
  }

  private @Nullable String trace(UUID left, UUID right) {
    String ofLeft = traces.get(left);
    return ofLeft == null ? traces.get(right) : ofLeft;
  }
}
