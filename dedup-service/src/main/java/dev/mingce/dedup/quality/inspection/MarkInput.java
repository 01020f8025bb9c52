package dev.mingce.dedup.quality.inspection;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of comparing one record with the truth. */
@Schema(name = "InspectionMark")
record MarkInput(
    @Schema(enumeration = {"correct", "wrong"}) @Nullable String outcome,
    @Schema(description = "JSON Pointers of what is wrong, without values")
        @Nullable List<String> fields) {}
