package dev.mingce.customer.merge;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which customers are to be merged into the one of the path.
 *
 * @param reason why, as a code or a short text without personal data
 * @param withdrawAssertions whether earlier statements that they are not the same are taken back
 */
public record MergeInput(
    @Nullable List<String> customerIds,
    @Schema(examples = "same-person") @Nullable String reason,
    @Nullable Boolean withdrawAssertions) {}
