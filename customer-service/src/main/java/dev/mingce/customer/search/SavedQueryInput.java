package dev.mingce.customer.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A search to keep. */
@Schema(requiredProperties = {"name", "filter"})
public record SavedQueryInput(
    @Schema(description = "What it is called; no place for personal data", maxLength = 100)
        @Nullable String name,
    @Schema(description = "Without names, numbers and addresses of people")
        @Nullable Condition filter,
    @Schema(enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt"})
        @Nullable String sort,
    @Schema(description = "Unit whose members may see and run it", examples = "sales-east")
        @Nullable String sharedWith) {}
