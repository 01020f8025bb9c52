package dev.mingce.customer.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about the columns of its file.
 *
 * @param columns for each column the name of a field, or an object with field, type, format and
 *     onInvalid
 * @param kind of rows without a column for it; person unless said otherwise
 * @param owner of rows without a column for it
 * @param country ISO 3166, of addresses without a column for it
 */
record ImportMapping(
    @Nullable Map<String, JsonNode> columns,
    @Nullable String kind,
    @Nullable OwnerDefault owner,
    @Nullable String country) {
  record OwnerDefault(@Nullable String unit, @Nullable String user) {}

  /** The long form of a column. */
  record Column(
      @Nullable String field,
      @Nullable String type,
      @Nullable String format,
      @Nullable String onInvalid) {}
}
