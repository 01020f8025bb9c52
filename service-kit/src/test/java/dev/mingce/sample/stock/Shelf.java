package dev.mingce.sample.stock;

public record Shelf(String name) {}
