package dev.mingce.dedup.review;

import dev.mingce.dedup.config.DedupSettings;
import dev.mingce.dedup.duplicates.Pair;
import dev.mingce.dedup.duplicates.PairListener;
import dev.mingce.dedup.duplicates.PairState;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

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
  public void changed(Pair pair) {
    boolean pinned = rows.find(pair.id()).filter(Review::isOpen).filter(Review::pinned).isPresent();
    if (pair.isOpen() && !pair.isMerge()) {
      rows.open(pair.id(), pair.decidedAt(), settings.review().due(), bonus(pair));
    } else if (pair.state() == PairState.MERGED) {
      rows.close(pair.id(), "merged");
    } else if (!pinned) {
      rows.close(pair.id(), pair.isOpen() ? "merge-requested" : "no-longer-matches");
    }
  }

  /** How far ahead of its age the pair is queued. */
  Duration bonus(Pair pair) {
    double uncertainty = 1 - Math.abs(2 * pair.probability() - 1);
    int value = rows.isOfTier(pair.key()) ? 2 : 1;
    return Duration.ofMillis((long) (uncertainty * value * MOST_AHEAD.toMillis()));
  }
}
