package dev.mingce.dedup.review;

import dev.mingce.dedup.config.DedupSettings;
import dev.mingce.dedup.duplicates.Pair;
import dev.mingce.dedup.duplicates.PairListener;
import dev.mingce.dedup.duplicates.PairState;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Puts pairs that need a person into the queue, and takes them out when that is no longer so.
 *
 * <p>The queue is in the order of age. Uncertainty and value put a pair ahead, by up to two weeks:
 * the less the model knows the more a decision teaches, and a mistake about a customer of a tier
 * costs more.
 */
@ApplicationScoped
public class ReviewIntakeService implements PairListener {

  private static final Duration MOST_AHEAD = Duration.ofDays(7);

  private final ReviewRows rows;
  private final DedupSettings settings;

  ReviewIntakeService(ReviewRows rows, DedupSettings settings, MeterRegistry metrics) {
    this.rows = rows;
    this.settings = settings;
    metrics.gauge("mingce.dedup.reviews.overdue", rows, ReviewRows::overdue);
  }

  @Override
  public void changed(List<Pair> pairs) {
    List<UUID> ids = pairs.stream().map(Pair::id).toList();
    Set<UUID> pinned = rows.pinned(ids);
    Set<UUID> valuable = rows.ofTier(ids);
    List<ReviewRows.Opening> openings = new ArrayList<>();
    List<ReviewRows.Closing> closings = new ArrayList<>();
    for (Pair pair : pairs) {
      if (pair.isOpen() && !pair.isMerge()) {
        openings.add(
            new ReviewRows.Opening(
                pair.id(), pair.decidedAt(), bonus(pair, valuable.contains(pair.id()))));
      } else if (pair.state() == PairState.MERGED) {
        closings.add(new ReviewRows.Closing(pair.id(), "merged"));
      } else if (!pinned.contains(pair.id())) {
        closings.add(
            new ReviewRows.Closing(
                pair.id(), pair.isOpen() ? "merge-requested" : "no-longer-matches"));
      }
    }
    rows.open(openings, settings.review().due());
    rows.close(closings);
  }

  /** How far ahead of its age the pair is queued. */
  private static Duration bonus(Pair pair, boolean valuable) {
    double uncertainty = 1 - Math.abs(2 * pair.probability() - 1);
    int value = valuable ? 2 : 1;
    return Duration.ofMillis((long) (uncertainty * value * MOST_AHEAD.toMillis()));
  }
}
