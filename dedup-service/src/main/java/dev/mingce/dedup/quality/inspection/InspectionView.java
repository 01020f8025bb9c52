package dev.mingce.dedup.quality.inspection;

import dev.mingce.dedup.quality.rules.WilsonInterval;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An inspection as the API shows it. */
@Schema(name = "Inspection")
record InspectionView(
    UUID id,
    long version,
    @Schema(enumeration = {"open", "signed-off"}) String state,
    @Nullable String unit,
    @Nullable String source,
    @Nullable String kind,
    @Schema(description = "Draws the same records again") long seed,
    @Schema(description = "Records that there were to draw from") long population,
    @Schema(description = "Records that were drawn") int drawn,
    int correct,
    int wrong,
    @Schema(description = "The share of wrong records with 95 % confidence (Wilson 1927)")
        @Nullable ErrorRate errorRate,
    String createdBy,
    Instant createdAt,
    @Nullable String signedBy,
    @Nullable Instant signedAt,
    @Nullable String note,
    @Schema(description = "The records, only of a single inspection") @Nullable List<Item> items) {

  /** The share of wrong records and its bounds, 0 to 1. */
  @Schema(name = "ErrorRate")
  record ErrorRate(double share, double lower, double upper) {}

  /** A record of the sample. */
  @Schema(name = "InspectionItem")
  record Item(
      UUID customerId,
      @Schema(description = "Version of the customer that was drawn") long version,
      @Schema(enumeration = {"correct", "wrong"}) @Nullable String outcome,
      @Schema(description = "JSON Pointers of what is wrong") List<String> fields,
      @Nullable String markedBy,
      @Nullable Instant markedAt) {}

  static InspectionView of(Inspection one, @Nullable List<Item> items) {
    int marked = one.correct() + one.wrong();
    return new InspectionView(
        one.id(),
        one.version(),
        one.signedOff() ? "signed-off" : "open",
        one.unit(),
        one.source(),
        one.kind(),
        one.seed(),
        one.population(),
        one.drawn(),
        one.correct(),
        one.wrong(),
        marked == 0 ? null : rate(WilsonInterval.of(one.wrong(), marked)),
        one.createdBy(),
        one.createdAt(),
        one.signedBy(),
        one.signedAt(),
        one.note(),
        items);
  }

  private static ErrorRate rate(WilsonInterval interval) {
    return new ErrorRate(
        rounded(interval.share()), rounded(interval.lower()), rounded(interval.upper()));
  }

  private static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }
}
