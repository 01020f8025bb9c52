package dev.mingce.customer.codelist;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list that a steward makes, for an attribute of a standard. */
public record CodeListInput(
    @Nullable String code,
    @Nullable Map<String, String> labels,
    @Nullable String source,
    @Nullable List<CodeInput> items) {}
