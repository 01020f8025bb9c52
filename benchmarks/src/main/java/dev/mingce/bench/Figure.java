package dev.mingce.bench;

/** One measured number. */
public record Figure(String name, double value, String unit) {}
