package dev.mingce.kit.audit;

import dev.mingce.events.AccessRefused;
import dev.mingce.events.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts refusals of the same kind together. However many there are and however they differ, no
 * more than a fixed number of kinds is told apart; what is beyond is counted as one. So whoever is
 * refused a million times fills neither the memory nor the log.
 */
final class RefusalCounts {
  private final String action;
  private final int most;
  private final Map<Kind, Counted> counts = new LinkedHashMap<>();

  /**
   * Counts for one action.
   *
   * @param action one of {@link AccessRefused}
   * @param most how many kinds are told apart between two calls of {@link #drain}
   */
  RefusalCounts(String action, int most) {
    this.action = action;
    this.most = most;
  }

  /** What makes two refusals the same. */
  record Kind(
      String reason,
      @Nullable Actor actor,
      @Nullable String operation,
      @Nullable String callerNetwork) {}

  private record Counted(long count, Instant first, Instant last) {
    Counted with(Counted other) {
      return new Counted(
          count + other.count,
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  /** Counts one. */
  void add(Kind kind, Instant at) {
    add(kind, new Counted(1, at, at));
  }

  /** Takes back what could not be recorded. */
  void restore(List<AccessRefused> refused) {
    refused.forEach(event ->
        add(
            new Kind(event.reason(), event.actor(), event.operation(), event.callerNetwork()),
            new Counted(event.count(), event.from(), event.at())));
  }

  private synchronized void add(Kind kind, Counted counted) {
    boolean known = counts.containsKey(kind) || counts.size() < most;
    Kind place = known ? kind : new Kind(AccessRefused.OVERFLOW, null, null, null);
    counts.merge(place, counted, Counted::with);
  }

  /** What was counted since the last call, an event for each kind. */
  synchronized List<AccessRefused> drain() {
    List<AccessRefused> events = new ArrayList<>();
    counts.forEach((kind, counted) ->
        events.add(
            new AccessRefused(
                action,
                kind.reason(),
                kind.actor(),
                kind.operation(),
                kind.callerNetwork(),
                counted.count(),
                counted.first(),
                counted.last())));
    counts.clear();
    return events;
  }
}
