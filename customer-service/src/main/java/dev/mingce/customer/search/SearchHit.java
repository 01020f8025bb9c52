package dev.mingce.customer.search;

import dev.mingce.customer.record.CustomerView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A customer that was found.
 *
 * @param match what the text was found in; null without a text, and in another order than that of
 *     relevance
 */
public record SearchHit(
    @Schema(description = "What the text was found in, in an answer by relevance")
        @Nullable Match match,
    CustomerView customer) {}
