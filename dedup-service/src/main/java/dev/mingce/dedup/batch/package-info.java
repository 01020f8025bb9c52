/** Matches a whole base in memory, without a service. Pure. */
@NullMarked
package dev.mingce.dedup.batch;

import org.jspecify.annotations.NullMarked;
