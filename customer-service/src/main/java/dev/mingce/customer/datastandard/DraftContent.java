package dev.mingce.customer.datastandard;

import dev.mingce.customer.standard.StandardDefinition;
import org.jspecify.annotations.Nullable;

/** What can be changed of a draft. */
public record DraftContent(@Nullable StandardDefinition definition, @Nullable String note) {}
