package dev.mingce.customer.source;

import dev.mingce.events.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * A new state of a source record, sealed.
 *
 * @param applied false for a state that came too late to count: it is kept in the history only
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RecordWrite(
    OpenRecord state, UUID keyId, byte[] document, Instant at, Actor actor, boolean applied) {
  public RecordWrite {
    document = document.clone();
  }

  @Override
  public String toString() {
    return "RecordWrite[" + state + "]";
  }
}
