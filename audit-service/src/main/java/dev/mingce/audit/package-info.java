/**
 * The audit log: {@code intake} turns events into entries, {@code log} gives each its place for
 * good, {@code tree} hashes it, {@code query} answers who did what.
 */
@NullMarked
package dev.mingce.audit;

import org.jspecify.annotations.NullMarked;
