/** Keyed-hash keys by which two records of one customer find each other. Pure. */
@NullMarked
package dev.mingce.dedup.blocking;

import org.jspecify.annotations.NullMarked;
