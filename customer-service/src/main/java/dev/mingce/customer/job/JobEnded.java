package dev.mingce.customer.job;

import java.util.UUID;

/** Fired in the transaction in which a job reaches a final state. */
public record JobEnded(UUID jobId) {}
