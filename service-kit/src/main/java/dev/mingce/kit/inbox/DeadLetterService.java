package dev.mingce.kit.inbox;

import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What an operator does about events that could not be read. */
@ApplicationScoped
public class DeadLetterService {
  private static final Logger LOG = Logger.getLogger(DeadLetterService.class);
  private static final String LISTING = "dead-letters";
  private static final int LONGEST_REASON = 500;

  private final ParkedEvents parked;
  private final EventProcessor processor;
  private final Cursors cursors;
  private final List<EventHandler> handlers;

  DeadLetterService(
      ParkedEvents parked,
      EventProcessor processor,
      Cursors cursors,
      @All List<EventHandler> handlers) {
    this.parked = parked;
    this.processor = processor;
    this.cursors = cursors;
    this.handlers = handlers;
  }

  /** The dead letters of all consumers of this service, oldest first. */
  public Page<DeadLetter> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Limits.of(limit);
    long after = cursor == null ? 0 : Long.parseLong(cursors.decode(LISTING, cursor).getFirst());
    List<ParkedEvents.Parked> found = parked.unreadable(after, size + 1);
    List<ParkedEvents.Parked> shown = found.subList(0, Math.min(size, found.size()));
    String next =
        found.size() > size
            ? cursors.encode(LISTING, List.of(Long.toString(shown.getLast().position())))
            : null;
    return new Page<>(shown.stream().map(this::describe).toList(), next, null);
  }

  /**
   * Applies an event again and then those that waited behind it. Needs no idempotency key: once it
   * was applied, it is gone.
   *
   * @throws ProblemException 404 when there is none such, 409 when it still cannot be read, or when
   *     one before it cannot
   */
  public ReplayOutcome replay(UUID id) {
    ParkedEvents.Parked event = unreadable(id);
    EventProcessor.Replayed replayed = processor.replay(handler(event), event.key());
    if (parked.byId(id).isPresent()) {
      throw new ProblemException(KitError.STILL_UNREADABLE);
    }
    LOG.infof("dead letter %s replayed", id);
    return outcome(event, replayed.applied());
  }

  /**
   * Gives an event up for good and applies those that waited behind it.
   *
   * @throws ProblemException 404 when there is none such, 400 without a reason
   */
  public ReplayOutcome discard(UUID id, @Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw ProblemException.invalid(Violation.at("/reason", "required"));
    }
    if (reason.length() > LONGEST_REASON) {
      throw ProblemException.invalid(Violation.at("/reason", "too-long", LONGEST_REASON));
    }
    ParkedEvents.Parked event = unreadable(id);
    EventHandler handler = handler(event);
    boolean first = processor.discard(event.consumer(), event);
    // The reason is the operator's own text and may name a person: only the id is logged.
    LOG.infof("dead letter %s discarded", id);
    int applied = first ? processor.replay(handler, event.key()).applied() : 0;
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

  private DeadLetter describe(ParkedEvents.Parked event) {
    return new DeadLetter(
        event.id(),
        event.consumer(),
        event.topic(),
        event.key(),
        String.valueOf(event.reason()),
        event.origin(),
        event.parkedAt(),
        parked.behind(event));
  }
}
