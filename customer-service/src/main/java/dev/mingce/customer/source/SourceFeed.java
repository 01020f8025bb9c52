package dev.mingce.customer.source;

import dev.mingce.customer.content.CustomerInput;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about one of its records.
 *
 * @param sourceTime when the source itself changed it last
 * @param customerId the customer to link a new record to; without it the holder of a unique
 *     identifier, or a new customer
 */
public record SourceFeed(
    @Schema(format = "date-time", examples = "2026-03-04T05:06:07Z") @Nullable String sourceTime,
    @Schema(format = "uuid") @Nullable String customerId,
    @Nullable CustomerInput customer) {
  @Override
  public String toString() {
    return "SourceFeed[***]";
  }
}
