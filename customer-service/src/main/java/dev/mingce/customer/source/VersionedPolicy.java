package dev.mingce.customer.source;

import dev.mingce.customer.survivorship.Policy;

/** The survivorship policy with its version; 0 is the one that a new installation has. */
public record VersionedPolicy(long version, Policy policy) {}
