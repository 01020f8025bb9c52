package dev.mingce.dedup.quality.inspection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An inspection as it is kept.
 *
 * @param unit only records of this unit were drawn from; null for all that the drawer may see
 * @param population how many records there were to draw from
 * @param drawn how many were drawn; those whose customers were erased since are gone
 */
record Inspection(
    UUID id,
    long version,
    @Nullable String unit,
    @Nullable String source,
    @Nullable String kind,
    long seed,
    long population,
    int drawn,
    boolean signedOff,
    int correct,
    int wrong,
    String createdBy,
    Instant createdAt,
    @Nullable String signedBy,
    @Nullable Instant signedAt,
    @Nullable String note) {

  /** The same when so many records were drawn. */
  Inspection drawn(int count) {
    return new Inspection(
        id,
        version,
        unit,
        source,
        kind,
        seed,
        population,
        count,
        signedOff,
        correct,
        wrong,
        createdBy,
        createdAt,
        signedBy,
        signedAt,
        note);
  }
}
