package dev.mingce.kit.inbox;

import dev.mingce.events.CustomerAccessed;
import dev.mingce.kit.Ids;
import dev.mingce.kit.audit.AccessEvents;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What an operator does about events that could not be read. */
@ApplicationScoped
public class DeadLetterService {
  private static final Logger LOG = Logger.getLogger(DeadLetterService.class);
  private static final String LISTING = "dead-letters";
  private static final String REPLAY = "dead-letter-replay";
  private static final String DISCARD = "dead-letter-discard";
  private static final int LONGEST_REASON = 500;

  // A reason goes into the audit log, which cannot forget: no number and no address of a person.
  private static final Pattern PERSONAL = Pattern.compile("@|(\\d[ .-]?){6,}");

  private final ParkedEvents parked;
  private final DeadLetterTable letters;
  private final EventProcessor processor;
  private final AccessEvents access;
  private final Cursors cursors;
  private final List<EventHandler> handlers;

  DeadLetterService(
      ParkedEvents parked,
      DeadLetterTable letters,
      EventProcessor processor,
      AccessEvents access,
      Cursors cursors,
      @All List<EventHandler> handlers) {
    this.parked = parked;
    this.letters = letters;
    this.processor = processor;
    this.access = access;
    this.cursors = cursors;
    this.handlers = handlers;
  }

  /** The dead letters of all consumers of this service, oldest first. */
  public Page<DeadLetter> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Limits.of(limit);
    long after = cursor == null ? 0 : Long.parseLong(cursors.decode(LISTING, cursor).getFirst());
    List<DeadLetterTable.Placed> found = letters.after(after, size + 1);
    List<DeadLetterTable.Placed> shown = found.subList(0, Math.min(size, found.size()));
    String next =
        found.size() > size
            ? cursors.encode(LISTING, List.of(Long.toString(shown.getLast().position())))
            : null;
    return new Page<>(shown.stream().map(DeadLetterTable.Placed::letter).toList(), next, null);
  }

  /**
   * Applies an event again and then those that waited behind it. Needs no idempotency key: once it
   * was applied, it is gone. Recorded in the transaction that changes something, or by itself when
   * nothing does.
   *
   * @throws ProblemException 404 when there is none such, 409 when it still cannot be read, or when
   *     one before it cannot
   */
  public ReplayOutcome replay(Caller caller, UUID id) {
    ParkedEvents.Parked event = unreadable(id);
    EventProcessor.Replayed replayed =
        processor.replay(
            handler(event), event.key(), () -> access.record(caller, done(REPLAY, event, null)));
    if (parked.byId(id).isPresent()) {
      if (replayed.applied() == 0) {
        access.recordAlone(caller, failed(event));
      }
      throw new ProblemException(KitError.STILL_UNREADABLE);
    }
    LOG.infof("dead letter %s replayed", id);
    return outcome(event, replayed.applied());
  }

  /**
   * Gives an event up for good and applies those that waited behind it. Recorded with the reason,
   * in the transaction that gives it up.
   *
   * @throws ProblemException 404 when there is none such, 400 without a reason
   */
  public ReplayOutcome discard(Caller caller, UUID id, @Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw ProblemException.invalid(Violation.at("/reason", "required"));
    }
    if (reason.length() > LONGEST_REASON) {
      throw ProblemException.invalid(Violation.at("/reason", "too-long", LONGEST_REASON));
    }
    if (PERSONAL.matcher(reason).find()) {
      throw ProblemException.invalid(Violation.at("/reason", "invalid-value"));
    }
    ParkedEvents.Parked event = unreadable(id);
    EventHandler handler = handler(event);
    boolean first =
        processor.discard(
            event.consumer(),
            event,
            () -> access.record(caller, done(DISCARD, event, reason.strip())));
    LOG.infof("dead letter %s discarded", id);
    int applied = first ? processor.replay(handler, event.key(), () -> {}).applied() : 0;
    return outcome(event, applied);
  }

  private ReplayOutcome outcome(ParkedEvents.Parked event, int applied) {
    return new ReplayOutcome(applied, parked.behind(event));
  }

  private ParkedEvents.Parked unreadable(UUID id) {
    return parked
        .byId(id)
        .filter(event -> event.reason() != null)
        .orElseThrow(ProblemException::notFound);
  }

  // A consumer that the service no longer has cannot apply anything.
  private EventHandler handler(ParkedEvents.Parked event) {
    return handlers.stream()
        .filter(handler -> handler.consumer().equals(event.consumer()))
        .findFirst()
        .orElseThrow(() -> new ProblemException(KitError.CONFLICT));
  }

  private static AccessEvents.Access done(
      String action, ParkedEvents.Parked event, @Nullable String reason) {
    return accessTo(event, action, CustomerAccessed.DONE, reason);
  }

  private static AccessEvents.Access failed(ParkedEvents.Parked event) {
    return accessTo(event, REPLAY, CustomerAccessed.FAILED, KitError.STILL_UNREADABLE.code());
  }

  private static AccessEvents.Access accessTo(
      ParkedEvents.Parked event, String action, String outcome, @Nullable String reason) {
    return new AccessEvents.Access(
        action,
        Ids.parse(event.key()).orElse(null),
        outcome,
        List.of("dead-letter:" + event.id(), "event:" + event.eventId()),
        reason);
  }
}
