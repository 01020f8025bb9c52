package dev.mingce.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a source may send at present, on the compacted topic {@link Topics#DEDUP_QUALITY}: the
 * latest one counts, and a source of which nothing was said may.
 *
 * @param system code of the source; also {@code ce_subject} and the Kafka key
 * @param admitted false while it is in quarantine because it broke its quality contract
 * @param at when that began
 */
public record SourceAdmissionChanged(String system, boolean admitted, Instant at) implements Event {
  /** Checks what must be there. */
  public SourceAdmissionChanged {
    Require.text(system, "system");
    Require.present(at, "at");
  }

  @Override
  public @Nullable UUID customerId() {
    return null;
  }

  @Override
  public String subject() {
    return system;
  }

  @Override
  public long sequence() {
    return 0;
  }
}
