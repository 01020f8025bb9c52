package dev.mingce.customer.job;

import java.util.UUID;

/**
 * The right to work on a job for a while.
 *
 * @param token drawn anew for each lease: it fences off a worker that was believed dead
 */
public record JobLease(Job job, UUID token) {}
