package dev.mingce.customer.source;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy as a steward writes it. */
public record PolicyInput(
    @Nullable Map<String, Integer> ranks,
    @Nullable Map<String, List<String>> rules,
    @Nullable List<String> fallback) {}
