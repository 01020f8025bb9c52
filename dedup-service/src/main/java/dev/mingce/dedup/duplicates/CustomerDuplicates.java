package dev.mingce.dedup.duplicates;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The pairs of one customer, and what they come to. */
@Schema(name = "CustomerDuplicates")
record CustomerDuplicates(
    List<DuplicateView> items,
    @Schema(description = "Verdict on the newest version of the customer") Verdict verdict) {

  CustomerDuplicates {
    items = List.copyOf(items);
  }
}
