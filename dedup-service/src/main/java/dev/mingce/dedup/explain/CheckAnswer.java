package dev.mingce.dedup.explain;

import dev.mingce.dedup.candidates.MaskedRecord;
import dev.mingce.events.Evidence;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Customers that may be the same one, the most probable first. */
@Schema(name = "CheckAnswer")
public record CheckAnswer(List<Item> items) {

  public CheckAnswer {
    items = List.copyOf(items);
  }

  /**
   * A customer that resembles the record.
   *
   * @param decision what would follow if the record were saved
   * @param record the customer, masked
   */
  @Schema(name = "CheckItem")
  public record Item(
      UUID customerId,
      double probability,
      double matchWeight,
      @Schema(enumeration = {"auto-merge", "review"}) String decision,
      List<Evidence> evidence,
      MaskedRecord record) {

    public Item {
      evidence = List.copyOf(evidence);
    }
  }
}
