package dev.mingce.customer.datastandard;

import dev.mingce.customer.codelist.CodeListStoreService;
import dev.mingce.customer.codelist.StandardsChanged;
import dev.mingce.customer.standard.ActiveStandards;
import dev.mingce.customer.standard.BuiltinStandards;
import dev.mingce.customer.standard.CodeList;
import dev.mingce.customer.standard.Standard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The standards in force, kept in memory. What another instance changes is seen within a second, as
 * one number in the database counts changes; what this one changes, as soon as it is committed.
 */
@ApplicationScoped
public class InForceService implements ActiveStandards {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final StandardStoreService standards;
  private final CodeListStoreService lists;
  private final Clock clock;
  private volatile @Nullable Known known;

  InForceService(StandardStoreService standards, CodeListStoreService lists, Clock clock) {
    this.standards = standards;
    this.lists = lists;
    this.clock = clock;
  }

  private record Known(
      long epoch, Instant at, Map<String, StoredStandard> active, Map<String, CodeList> lists) {}

  @Override
  public Standard of(String kind, String channel) {
    StoredStandard standard = standard(kind, channel);
    return new Standard(standard.name(), standard.definition(), lists());
  }

  @Override
  public boolean isChannel(String channel) {
    CodeList channels = lists().get(CHANNELS);
    return channel.equals(DEFAULT_CHANNEL)
        || (channels != null && channels.item(channel).isPresent());
  }

  /** The stored standard in force: that of the channel, else that of all, else the product's. */
  public StoredStandard standard(String kind, String channel) {
    Map<String, StoredStandard> active = current().active();
    StoredStandard own = active.get(key(kind, channel));
    if (own != null) {
      return own;
    }
    StoredStandard general = active.get(key(kind, DEFAULT_CHANNEL));
    return general == null ? builtin(kind, StandardState.ACTIVE) : general;
  }

  /** The code lists by code. */
  public Map<String, CodeList> lists() {
    return current().lists();
  }

  /** The standard that the product brings, and whether it is in force. */
  public StoredStandard builtin(String kind) {
    return builtin(
        kind,
        current().active().containsKey(key(kind, DEFAULT_CHANNEL))
            ? StandardState.RETIRED
            : StandardState.ACTIVE);
  }

  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) StandardsChanged change) {
    known = null;
  }

  private Known current() {
    Known current = known;
    Instant now = clock.instant();
    if (current != null && current.at().plus(FRESH).isAfter(now)) {
      return current;
    }
    long epoch = lists.epoch();
    Known next =
        current != null && current.epoch() == epoch
            ? new Known(epoch, now, current.active(), current.lists())
            : read(epoch, now);
    known = next;
    return next;
  }

  private Known read(long epoch, Instant now) {
    Map<String, StoredStandard> active = new HashMap<>();
    standards.inForce().forEach(one -> active.put(key(one.kind(), one.channel()), one));
    Map<String, CodeList> byCode = new HashMap<>();
    lists.all().forEach((code, stored) -> byCode.put(code, stored.list()));
    return new Known(epoch, now, Map.copyOf(active), Map.copyOf(byCode));
  }

  private static StoredStandard builtin(String kind, StandardState state) {
    return new StoredStandard(
        "builtin-" + kind,
        BuiltinStandards.VERSION,
        kind,
        DEFAULT_CHANNEL,
        0,
        state,
        BuiltinStandards.definition(kind),
        null,
        1,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static String key(String kind, String channel) {
    return kind + " " + channel;
  }
}
