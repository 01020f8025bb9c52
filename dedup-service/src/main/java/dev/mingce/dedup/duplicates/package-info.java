/** Pairs that may be one customer: decided, published, withdrawn and listed. */
@NullMarked
package dev.mingce.dedup.duplicates;

import org.jspecify.annotations.NullMarked;
