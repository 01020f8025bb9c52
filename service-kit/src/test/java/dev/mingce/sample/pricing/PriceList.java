package dev.mingce.sample.pricing;

import dev.mingce.elsewhere.Neighbour;

public record PriceList(Neighbour from) {}
