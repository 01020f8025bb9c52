package dev.mingce.kit.app;

import java.util.UUID;

public record Note(UUID id, long version, String text) {}
