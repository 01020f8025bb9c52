package dev.mingce.events.sealed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads subject keys and remembers them for minutes, in memory only: at most {@code capacity} of
 * them, the least recently used go first. Safe for use by many threads; two that miss the same key
 * at once may both ask.
 *
 * <p>A key stays usable here after its erasure until its time is over, unless {@link #forget} is
 * called on {@code customer.erased}. A refusal is remembered for a shorter time, so that a key that
 * was early is found soon.
 */
public final class SubjectKeyReader {
  /** How long a key is kept unless told otherwise. */
  public static final Duration DEFAULT_TTL = Duration.ofMinutes(5);

  /** How many keys are kept unless told otherwise. */
  public static final int DEFAULT_CAPACITY = 10_000;

  private static final Duration MAX_REFUSAL_TTL = Duration.ofSeconds(30);

  private final SubjectKeySource source;
  private final Duration ttl;
  private final Clock clock;
  private final Map<String, Remembered> cache;
  private Instant nextSweep = Instant.MIN;

  private record Remembered(SubjectKeyAnswer answer, Instant until) {}

  /** A reader with the default time and size. */
  public SubjectKeyReader(SubjectKeySource source) {
    this(source, DEFAULT_TTL, DEFAULT_CAPACITY, Clock.systemUTC());
  }

  /**
   * A reader.
   *
   * @param source where keys come from
   * @param ttl how long a key is kept
   * @param capacity how many are kept, at least 1
   * @param clock tells when one is too old
   */
  public SubjectKeyReader(SubjectKeySource source, Duration ttl, int capacity, Clock clock) {
    if (capacity < 1 || ttl.isNegative()) {
      throw new IllegalArgumentException("capacity must be positive, ttl not negative");
    }
    this.source = source;
    this.ttl = ttl;
    this.clock = clock;
    this.cache =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > capacity;
          }
        };
  }

  /**
   * Finds a key.
   *
   * @return empty if the customer was erased and the key is destroyed
   * @throws UnknownSubjectKeyException if there is no such key, or the caller may not know of it
   * @throws KeyServiceUnavailableException if there was no answer; try again later
   */
  public Optional<SubjectKey> find(String kid) {
    SubjectKeyAnswer answer = remembered(kid);
    if (answer == null) {
      answer = source.fetch(kid);
      remember(kid, answer);
    }
    return switch (answer) {
      case SubjectKeyAnswer.Found found -> Optional.of(found.key());
      case SubjectKeyAnswer.Gone gone -> Optional.empty();
      case SubjectKeyAnswer.Unknown unknown -> throw new UnknownSubjectKeyException(kid);
    };
  }

  /**
   * Finds many keys at once.
   *
   * @return the keys that exist. One that is absent is destroyed or unknown; {@link #find} tells
   *     which, without asking again
   * @throws KeyServiceUnavailableException if there was no answer; try again later
   */
  public Map<String, SubjectKey> findAll(Collection<String> kids) {
    Map<String, SubjectKeyAnswer> answers = new HashMap<>();
    Set<String> missing = new LinkedHashSet<>();
    for (String kid : kids) {
      SubjectKeyAnswer answer = remembered(kid);
      if (answer == null) {
        missing.add(kid);
      } else {
        answers.put(kid, answer);
      }
    }
    if (!missing.isEmpty()) {
      Map<String, SubjectKeyAnswer> fetched = source.fetchAll(missing);
      fetched.forEach(this::remember);
      answers.putAll(fetched);
    }
    Map<String, SubjectKey> keys = new HashMap<>();
    answers.forEach((kid, answer) -> {
      if (answer instanceof SubjectKeyAnswer.Found found) {
        keys.put(kid, found.key());
      }
    });
    return Map.copyOf(keys);
  }

  /**
   * Drops what is remembered of a key; to be called for each of the erased key ids of {@code
   * customer.erased}.
   */
  public void forget(String kid) {
    synchronized (cache) {
      cache.remove(kid);
    }
  }

  private @Nullable SubjectKeyAnswer remembered(String kid) {
    synchronized (cache) {
      sweep();
      Remembered entry = cache.get(kid);
      return entry == null || isOver(entry) ? null : entry.answer();
    }
  }

  private void remember(String kid, SubjectKeyAnswer answer) {
    Duration time =
        answer instanceof SubjectKeyAnswer.Found || ttl.compareTo(MAX_REFUSAL_TTL) < 0
            ? ttl
            : MAX_REFUSAL_TTL;
    synchronized (cache) {
      cache.put(kid, new Remembered(answer, clock.instant().plus(time)));
    }
  }

  // A key that nobody asks for again must leave the memory as well.
  private void sweep() {
    Instant now = clock.instant();
    if (!now.isBefore(nextSweep)) {
      cache.values().removeIf(this::isOver);
      nextSweep = now.plus(ttl);
    }
  }

  private boolean isOver(Remembered entry) {
    return !clock.instant().isBefore(entry.until());
  }

  /** How many answers are in memory, for tests. */
  int size() {
    synchronized (cache) {
      return cache.size();
    }
  }
}
