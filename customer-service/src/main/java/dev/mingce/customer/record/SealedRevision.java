package dev.mingce.customer.record;

/** One version of a customer as it rests, with who made it and why. */
public record SealedRevision(Revision revision, SealedCustomer customer) {}
