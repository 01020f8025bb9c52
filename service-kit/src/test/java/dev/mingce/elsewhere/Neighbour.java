package dev.mingce.elsewhere;

/** Another service, as far as the sample is concerned. */
public record Neighbour(String name) {}
