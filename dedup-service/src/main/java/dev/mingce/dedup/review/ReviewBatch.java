package dev.mingce.dedup.review;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Decisions about several reviews. */
@Schema(name = "ReviewBatch", requiredProperties = "items")
public record ReviewBatch(@Nullable List<Item> items) {

  /**
   * One of them.
   *
   * @param version the version that was looked at
   */
  @Schema(
      name = "ReviewBatchItem",
      requiredProperties = {"id", "version", "decision"})
  public record Item(
      @Nullable String id,
      @Nullable Long version,
      @Schema(enumeration = {"accept", "reject"}) @Nullable String decision,
      @Nullable String reason) {}

  /** What came of each, in their order. */
  @Schema(name = "ReviewBatchAnswer")
  public record Answer(List<Result> results) {
    public Answer {
      results = List.copyOf(results);
    }
  }

  /**
   * What came of one.
   *
   * @param code of the problem, where there is one
   */
  @Schema(name = "ReviewBatchResult")
  public record Result(@Nullable String id, int status, @Nullable String code) {}
}
