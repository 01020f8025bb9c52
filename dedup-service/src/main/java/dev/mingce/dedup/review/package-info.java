/** Pairs that wait for a person: the queue, who works on what, and what was decided. */
@NullMarked
package dev.mingce.dedup.review;

import org.jspecify.annotations.NullMarked;
