package dev.mingce.customer.codelist;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A code that a steward adds. */
public record CodeInput(@Nullable String code, @Nullable Map<String, String> labels) {}
