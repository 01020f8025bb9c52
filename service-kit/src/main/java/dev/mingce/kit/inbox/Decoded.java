package dev.mingce.kit.inbox;

import dev.mingce.events.MalformedEventException;
import java.util.UUID;

/** A record after the attempt to read its envelope. */
sealed interface Decoded {
  UUID id();

  String key();

  /** The record as it lay in Kafka. */
  RawEvent raw();

  static Decoded of(RawEvent event) {
    try {
      return new Legible(event.read());
    } catch (MalformedEventException e) {
      return new Illegible(event, reason(e));
    }
  }

  /**
   * Why an event could not be read, fit for a header. Messages of malformed events are made without
   * values; of any other fault only the type is safe to keep.
   */
  static String reason(RuntimeException fault) {
    if (fault instanceof MalformedEventException) {
      return String.valueOf(fault.getMessage());
    }
    Throwable shown =
        fault instanceof HandlerError && fault.getCause() != null ? fault.getCause() : fault;
    return shown.getClass().getName();
  }

  /** Its envelope is of the contract; whether the value is, only its handler can tell. */
  record Legible(ReceivedEvent event) implements Decoded {
    @Override
    public UUID id() {
      return event.envelope().id();
    }

    @Override
    public String key() {
      return event.key();
    }

    @Override
    public RawEvent raw() {
      return new RawEvent(
          event.topic(), event.key(), event.headers(), event.payload(), event.origin());
    }
  }

  /** It cannot be read, for a reason that names no value. */
  record Illegible(RawEvent event, String reason) implements Decoded {
    @Override
    public UUID id() {
      return event.id();
    }

    @Override
    public String key() {
      return event.key();
    }

    @Override
    public RawEvent raw() {
      return event;
    }
  }
}
